//! Where requests go: the operator's address, checked, and resolved once.
//!
//! The name is looked up once a run, every address it has is checked, and connections go to
//! those addresses alone: a name that changes its address later changes nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};

use ureq::http::Uri;

use crate::error::Error;

/// The address of chat completions, and what kinds of network it may be in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Endpoint {
    uri: Uri,
    secure: bool,
    private_allowed: bool,
}

/// What kind of network an address is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Public,
    /// This machine, a private network, or one shared by a carrier.
    Private,
    /// Never a server of models: link-local (where clouds answer about their machines),
    /// multicast, reserved.
    Never,
}

impl Endpoint {
    pub(crate) fn new(text: &str, plain_to_private: bool, private: bool) -> Result<Self, &'static str> {
        const FORM: &str = "write an address such as https://models.example/v1";
        let trimmed = text.trim().trim_end_matches('/');
        let full = if trimmed.ends_with("/chat/completions") {
            trimmed.to_owned()
        } else {
            format!("{trimmed}/chat/completions")
        };
        let uri: Uri = full.parse().map_err(|_| FORM)?;
        let authority = uri.authority().ok_or(FORM)?;
        if authority.as_str().contains('@') {
            return Err("a name or password in the address is not sent; put the key into its variable");
        }
        if uri.query().is_some() || authority.host().is_empty() {
            return Err(FORM);
        }
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") if plain_to_private => false,
            Some("http") => {
                return Err(
                    "http is allowed only to this machine or a private network, with `allow_plain_http_to_private = true`",
                );
            }
            _ => return Err(FORM),
        };
        Ok(Self { uri, secure, private_allowed: private || plain_to_private })
    }

    pub(crate) fn uri(&self) -> &Uri {
        &self.uri
    }

    pub(crate) fn is_secure(&self) -> bool {
        self.secure
    }

    pub(crate) fn host(&self) -> &str {
        self.uri.host().unwrap_or_default()
    }

    /// The host as certificates name it.
    pub(crate) fn certified_name(&self) -> &str {
        self.host().trim_start_matches('[').trim_end_matches(']').trim_end_matches('.')
    }

    /// Looks the name up and checks every address.
    pub(crate) fn resolve(&self) -> Result<Vec<SocketAddr>, Error> {
        let port = self.uri.port_u16().unwrap_or(if self.secure { 443 } else { 80 });
        let host = self.certified_name();
        let found: Vec<SocketAddr> = (host, port).to_socket_addrs().map_err(|_| Error::Address)?.collect();
        if found.is_empty() || !found.iter().all(|address| self.allows(address.ip())) {
            return Err(Error::Address);
        }
        Ok(found)
    }

    fn allows(&self, address: IpAddr) -> bool {
        match reach(address) {
            Reach::Public => self.secure,
            Reach::Private => self.private_allowed,
            Reach::Never => false,
        }
    }
}

fn reach(address: IpAddr) -> Reach {
    match address {
        IpAddr::V4(address) => reach_v4(address),
        IpAddr::V6(address) => reach_v6(address),
    }
}

fn reach_v4(address: Ipv4Addr) -> Reach {
    let [a, b, c, _] = address.octets();
    match (a, b, c) {
        (127 | 10, ..) | (172, 16..=31, _) | (192, 168, _) | (100, 64..=127, _) => Reach::Private,
        (0 | 224.., ..)
        | (169, 254, _)
        | (192, 0, 0 | 2)
        | (192, 88, 99)
        | (198, 18..=19, _)
        | (198, 51, 100)
        | (203, 0, 113) => Reach::Never,
        _ => Reach::Public,
    }
}

fn reach_v6(address: Ipv6Addr) -> Reach {
    let parts = address.segments();
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        reach_v4(Ipv4Addr::new(a, b, c, d))
    };
    if let Some(mapped) = address.to_ipv4_mapped() {
        return reach_v4(mapped);
    }
    match parts {
        // Where one cloud answers about its machines, inside the private range; documentation
        // and tunnels.
        [0xfd00, 0x0ec2, ..] | [0x2001, 0x0db8 | 0, ..] | [0x3fff, ..] => Reach::Never,
        [0, 0, 0, 0, 0, 0, 0, 1] | [0xfc00..=0xfdff, ..] => Reach::Private,
        // Translated and tunnelled IPv4.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => embedded(high, low),
        [0x2000..=0x3fff, ..] => Reach::Public,
        _ => Reach::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        for (address, expected) in [
            ("8.8.8.8", Reach::Public),
            ("127.0.0.1", Reach::Private),
            ("127.255.0.3", Reach::Private),
            ("10.1.2.3", Reach::Private),
            ("172.31.0.1", Reach::Private),
            ("172.32.0.1", Reach::Public),
            ("192.168.1.1", Reach::Private),
            ("100.64.0.1", Reach::Private),
            ("169.254.169.254", Reach::Never),
            ("0.0.0.0", Reach::Never),
            ("224.0.0.1", Reach::Never),
            ("255.255.255.255", Reach::Never),
            ("198.18.0.1", Reach::Never),
            ("192.0.2.1", Reach::Never),
            ("::1", Reach::Private),
            ("::", Reach::Never),
            ("::ffff:169.254.169.254", Reach::Never),
            ("::ffff:127.0.0.1", Reach::Private),
            ("64:ff9b::a9fe:a9fe", Reach::Never),
            ("2002:a9fe:a9fe::1", Reach::Never),
            ("64:ff9b::7f00:1", Reach::Private),
            ("fe80::1", Reach::Never),
            ("fd00:ec2::254", Reach::Never),
            ("fd12::1", Reach::Private),
            ("ff02::1", Reach::Never),
            ("2001:db8::1", Reach::Never),
            ("2606:4700::1111", Reach::Public),
        ] {
            assert_eq!(reach(address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn other_spellings_of_this_machine_are_still_this_machine() {
        for host in [
            "127.0.0.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "localhost",
            "localhost.",
        ] {
            for (text, plain, private) in
                [(format!("https://{host}/v1"), false, false), (format!("https://{host}/v1"), false, true)]
            {
                let Ok(endpoint) = Endpoint::new(&text, plain, private) else { continue };
                // A spelling that the system does not know has no address, which is as good.
                assert!(private || endpoint.resolve().is_err(), "{text}");
            }
        }
        let local = Endpoint::new("http://127.0.0.1:9/v1", true, false).unwrap();
        assert_eq!(local.resolve().unwrap(), ["127.0.0.1:9".parse().unwrap()]);
    }

    #[test]
    fn plain_http_never_goes_to_a_public_address_or_to_a_cloud_s_own_service() {
        for host in ["8.8.8.8", "169.254.169.254", "[fd00:ec2::254]", "[::ffff:169.254.169.254]", "0.0.0.0"] {
            let endpoint = Endpoint::new(&format!("http://{host}/v1"), true, true).unwrap();
            let error = endpoint.resolve().unwrap_err().to_string();
            assert!(!error.contains("169") && !error.contains("8.8"), "{error}");
        }
    }

    #[test]
    fn the_path_is_completed() {
        for text in ["https://a.example/v1", "https://a.example/v1/", "https://a.example/v1/chat/completions"]
        {
            let endpoint = Endpoint::new(text, false, false).unwrap();
            assert_eq!(endpoint.uri().path(), "/v1/chat/completions");
        }
    }
}
