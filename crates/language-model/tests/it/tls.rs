//! TLS: only to an endpoint that proves its name.
//!
//! The certificates were made for these tests and serve nothing else.

use std::io::BufReader;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use holdfast_language_model::{Error, Key, KnownNames, LanguageModel, Refusal, Settings};
use holdfast_reasons::TextReader;
use holdfast_taxonomy::Taxonomy;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::stand_in::{faithful, read_request, send};
use crate::{CLOCK, KEY};

fn certificate(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/certificates").join(name)
}

/// A faithful endpoint with a certificate for `localhost`; how many requests it heard.
fn secure_stand_in() -> (SocketAddr, Arc<AtomicUsize>) {
    let chain = CertificateDer::pem_file_iter(certificate("server.pem")).unwrap();
    let chain: Vec<_> = chain.map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_file(certificate("server.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, heard) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let count = Arc::clone(&heard);
    std::thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let (config, count) = (Arc::clone(&config), Arc::clone(&count));
            std::thread::spawn(move || {
                let session = ServerConnection::new(config).unwrap();
                let mut stream = BufReader::new(StreamOwned::new(session, socket));
                while let Some(request) = read_request(&mut stream) {
                    count.fetch_add(1, Ordering::Relaxed);
                    if !send(stream.get_mut(), faithful(&request)) {
                        break;
                    }
                }
            });
        }
    });
    (address, heard)
}

fn model(host: &str, port: u16, authority: &str, allowed: bool) -> Result<LanguageModel<'static>, Error> {
    let document = format!(
        "endpoint = \"https://{host}:{port}/v1\"\nmodel = \"stand-in-1\"\nattempts = 1\n\
         allow_private_addresses = {allowed}\nroot_certificates = '{}'\n\
         input_price = \"0\"\noutput_price = \"0\"\n",
        certificate(authority).display()
    );
    let settings = Settings::from_toml(&document, "test.toml").unwrap();
    let key = Some(Key::new(KEY).unwrap());
    LanguageModel::open(settings, key, Taxonomy::embedded(), None, KnownNames::default(), &CLOCK)
}

#[test]
fn an_endpoint_with_a_certificate_is_heard() {
    let (address, heard) = secure_stand_in();
    let model = model("localhost", address.port(), "authority.pem", true).unwrap();
    let readings = model.read(&["It is too dear", "Too slow as well"]).unwrap();
    assert!(readings.iter().all(|reading| reading.leaves.len() == 1), "{:?}", model.tally());
    assert_eq!(heard.load(Ordering::Relaxed), 2);
}

#[test]
fn an_endpoint_that_cannot_prove_its_name_is_told_nothing() {
    let (address, heard) = secure_stand_in();
    // An authority that did not sign its certificate, and a name that is not in it.
    for (host, authority) in [("localhost", "stranger.pem"), ("127.0.0.1", "authority.pem")] {
        let model = model(host, address.port(), authority, true).unwrap();
        model.read(&["It is too dear"]).unwrap();
        assert_eq!(model.tally().refused.get(&Refusal::Unreachable), Some(&1));
    }
    assert_eq!(heard.load(Ordering::Relaxed), 0);
}

#[test]
fn an_address_of_this_machine_needs_the_operator_s_word() {
    let (address, heard) = secure_stand_in();
    let refused = model("localhost", address.port(), "authority.pem", false).err().unwrap();
    assert!(matches!(refused, Error::Address));
    assert!(!refused.to_string().contains("127."));
    assert_eq!(heard.load(Ordering::Relaxed), 0);
}
