//! Connections to the checked addresses, with TLS where the endpoint is secure.
//!
//! The HTTP client comes without TLS: its own would change how the TLS library is compiled for
//! everything else in the program.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use ureq::Timeout;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, LazyBuffers, NextTimeout, Transport,
};

use crate::endpoint::Endpoint;
use crate::error::Error;

/// Connects to the addresses that were checked and to no others.
#[derive(Debug)]
pub(crate) struct Checked {
    addresses: Vec<SocketAddr>,
    secure: Option<Secure>,
}

/// What is needed for TLS.
struct Secure {
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
}

impl std::fmt::Debug for Secure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Secure").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Checked {
    /// Looks the endpoint up and prepares TLS with the system's certificate authorities, or with
    /// those of a file alone.
    pub(crate) fn new(endpoint: &Endpoint, authorities: Option<&Path>) -> Result<Self, Error> {
        let secure = if endpoint.is_secure() {
            let name = ServerName::try_from(endpoint.certified_name().to_owned());
            let name = name.map_err(|_| Error::Address)?;
            Some(Secure { config: Arc::new(tls(authorities)?), name })
        } else {
            None
        };
        Ok(Self { addresses: endpoint.resolve()?, secure })
    }

    fn reach(&self, until: Option<Instant>) -> io::Result<TcpStream> {
        let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
        for address in &self.addresses {
            let connected = match until {
                Some(until) => TcpStream::connect_timeout(address, left(until)?),
                None => TcpStream::connect(address),
            };
            match connected {
                Ok(stream) => {
                    stream.set_nodelay(true)?;
                    return Ok(stream);
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }
}

fn tls(authorities: Option<&Path>) -> Result<ClientConfig, Error> {
    let mut known = RootCertStore::empty();
    if let Some(file) = authorities {
        let failed = |problem: String| Error::Certificates { file: file.display().to_string(), problem };
        let certificates = CertificateDer::pem_file_iter(file).map_err(|error| failed(error.to_string()))?;
        for certificate in certificates {
            let certificate = certificate.map_err(|error| failed(error.to_string()))?;
            known.add(certificate).map_err(|error| failed(error.to_string()))?;
        }
    } else {
        known.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    if known.is_empty() {
        return Err(Error::NoAuthorities);
    }
    // Named here: other parts of the program bring a provider of their own.
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(config.with_root_certificates(known).with_no_client_auth())
}

/// What is left until then; an error where nothing is.
fn left(until: Instant) -> io::Result<Duration> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// A socket whose every reading and writing ends at one instant.
#[derive(Debug)]
struct Timed {
    socket: TcpStream,
    until: Option<Instant>,
}

impl Read for Timed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.socket.set_read_timeout(self.until.map(left).transpose()?)?;
        self.socket.read(buffer)
    }
}

impl Write for Timed {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.socket.set_write_timeout(self.until.map(left).transpose()?)?;
        self.socket.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

/// The bytes of a connection.
#[derive(Debug)]
enum Stream {
    Plain(Timed),
    Secure(Box<StreamOwned<ClientConnection, Timed>>),
}

impl Stream {
    fn timed(&mut self) -> &mut Timed {
        match self {
            Self::Plain(stream) => stream,
            Self::Secure(stream) => &mut stream.sock,
        }
    }

    fn both(&mut self) -> &mut dyn ReadWrite {
        match self {
            Self::Plain(stream) => stream,
            Self::Secure(stream) => stream.as_mut(),
        }
    }
}

trait ReadWrite: Read + Write {}
impl<T: Read + Write> ReadWrite for T {}

/// A connection as the HTTP client uses it.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: Stream,
    buffers: LazyBuffers,
}

/// When a wait ends; `None` where nothing limits it.
fn until(timeout: NextTimeout) -> Option<Instant> {
    if timeout.after.is_not_happening() { None } else { Instant::now().checked_add(*timeout.after) }
}

/// The same before anything of the request was sent.
fn not_connected(error: &io::Error, reason: Timeout) -> ureq::Error {
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => ureq::Error::Timeout(reason),
        _ => ureq::Error::ConnectionFailed,
    }
}

fn told(error: io::Error, reason: Timeout) -> ureq::Error {
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => ureq::Error::Timeout(reason),
        _ => ureq::Error::Io(error),
    }
}

impl Connector for Checked {
    type Out = Connection;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        _chained: Option<()>,
    ) -> Result<Option<Connection>, ureq::Error> {
        let until = until(details.timeout);
        let reason = details.timeout.reason;
        let socket = self.reach(until).map_err(|error| not_connected(&error, reason))?;
        let mut timed = Timed { socket, until };
        let stream = match &self.secure {
            None => Stream::Plain(timed),
            Some(secure) => {
                let session = ClientConnection::new(secure.config.clone(), secure.name.clone());
                let mut session = session.map_err(|_| ureq::Error::Tls("no session"))?;
                while session.is_handshaking() {
                    session.complete_io(&mut timed).map_err(|error| not_connected(&error, reason))?;
                }
                Stream::Secure(Box::new(StreamOwned::new(session, timed)))
            }
        };
        let (input, output) = (details.config.input_buffer_size(), details.config.output_buffer_size());
        Ok(Some(Connection { stream, buffers: LazyBuffers::new(input, output) }))
    }
}

impl Transport for Connection {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.stream.timed().until = until(timeout);
        let output = &self.buffers.output()[..amount];
        let stream = self.stream.both();
        stream.write_all(output).and_then(|()| stream.flush()).map_err(|error| told(error, timeout.reason))
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.stream.timed().until = until(timeout);
        let room = self.buffers.input_append_buf();
        let amount = self.stream.both().read(room).map_err(|error| told(error, timeout.reason))?;
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        // Open means: nothing to read yet, and not closed either.
        let socket = &self.stream.timed().socket;
        let mut byte = [0];
        let quiet = socket.set_nonblocking(true).is_ok()
            && matches!(socket.peek(&mut byte), Err(error) if error.kind() == io::ErrorKind::WouldBlock);
        socket.set_nonblocking(false).is_ok() && quiet
    }

    fn is_tls(&self) -> bool {
        matches!(self.stream, Stream::Secure(_))
    }
}

/// Gives the HTTP client the addresses that were checked, so that it looks up nothing itself.
#[derive(Debug)]
pub(crate) struct Pinned(pub(crate) Vec<SocketAddr>);

impl Checked {
    /// The same addresses for the HTTP client.
    pub(crate) fn pinned(&self) -> Pinned {
        Pinned(self.addresses.clone())
    }
}

impl Resolver for Pinned {
    fn resolve(
        &self,
        _uri: &ureq::http::Uri,
        _config: &ureq::config::Config,
        _timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut addresses = self.empty();
        for address in self.0.iter().take(8) {
            addresses.push(*address);
        }
        Ok(addresses)
    }
}
