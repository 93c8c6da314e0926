//! `--language-model` against a local stand-in for an endpoint.

use crate::reasons::{own_facts, rows};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

const KEY: &str = "sk-test-0f9e8d7c6b5a";

/// Answers every request: the price, shown by the text's first word. Keeps what it received.
fn stand_in() -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let received = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&received);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let list = Arc::clone(&list);
            std::thread::spawn(move || while answer(&stream, &list).is_some() {});
        }
    });
    (address, received)
}

fn answer(stream: &TcpStream, received: &Mutex<Vec<String>>) -> Option<()> {
    let (mut reader, mut head) = (BufReader::new(stream), String::new());
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let lower = head.to_lowercase();
    let length = lower.split("content-length:").nth(1)?.lines().next()?.trim().parse().ok()?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let request: Value = serde_json::from_slice(&body).ok()?;
    let data: Value = serde_json::from_str(request["messages"][1]["content"].as_str()?).ok()?;
    let quote = data["text"].as_str()?.split_whitespace().next()?;
    let reason = json!({ "leaf": "price.too_high", "probability": 0.9, "quote": quote });
    let content = json!({ "reasons": [reason] }).to_string();
    received.lock().ok()?.push(head + &String::from_utf8(body).ok()?);
    let body = json!({
        "choices": [{ "index": 0, "message": { "role": "assistant", "content": content }, "finish_reason": "stop" }],
        "usage": { "prompt_tokens": 1000, "completion_tokens": 40, "total_tokens": 1040 },
    })
    .to_string();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
    let mut stream = stream;
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).ok()
}

fn settings(folder: &Path, address: SocketAddr, more: &str) -> String {
    let path = folder.join("model.toml");
    let text = format!(
        "endpoint = \"http://{address}/v1\"\nmodel = \"stand-in-1\"\nallow_plain_http_to_private = true\n\
         input_price = \"1\"\noutput_price = \"4\"\nspend_cap = \"50.00\"\n{more}"
    );
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn run(arguments: &[&str], key: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_holdfast"));
    command.args(arguments).env("LC_ALL", "C").env_remove("HOLDFAST_DATA").env_remove("HOLDFAST_ZONE");
    command.env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/nothing-installed"));
    match key {
        Some(key) => command.env("HOLDFAST_LANGUAGE_MODEL_KEY", key),
        None => command.env_remove("HOLDFAST_LANGUAGE_MODEL_KEY"),
    };
    command.output().unwrap()
}

#[test]
fn a_language_model_is_asked_once_said_aloud_and_forgotten() {
    let (address, received) = stand_in();
    let (data, folder) = (own_facts(), tempfile::tempdir().unwrap());
    let model = settings(folder.path(), address, "");
    let (data, out) = (data.path().display().to_string(), folder.path().join("out").display().to_string());
    let fit = ["reasons", "fit", "--data", &data, "--out", &out, "--language-model", &model];
    let output = run(&fit, Some(KEY));
    let (told, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{error}");
    assert!(told.contains("Language model"), "{told}");
    assert!(error.contains("stand-in-1 (127.0.0.1)") && error.contains("refused: 0; not sent: 0"), "{error}");
    assert!(!error.contains(KEY) && !told.contains(KEY));
    let first = received.lock().unwrap().clone();
    assert!(first.len() > 20, "{} requests", first.len());
    // Accounts are never named.
    let reasons = rows(&Path::new(&out).join("reasons.csv"));
    for request in &first {
        assert!(request.contains(&format!("Bearer {KEY}")));
        let body = request.split("\r\n\r\n").nth(1).unwrap();
        assert!(!body.contains(KEY));
        assert!(reasons.iter().all(|row| !body.contains(&row["account_id"])), "{body}");
    }
    // What is known is not asked again, until it is erased.
    let again = run(&fit, Some(KEY));
    assert!(again.status.success());
    assert_eq!(received.lock().unwrap().len(), first.len());
    let kept = std::fs::read_to_string(Path::new(&data).join("language-model/answers.jsonl")).unwrap();
    assert_eq!(kept.lines().count(), first.len());
    let erased = run(&["models", "erase-answers", "--data", &data], None);
    assert!(erased.status.success());
    assert!(!Path::new(&data).join("language-model").exists());
}

#[test]
fn without_a_key_that_the_settings_name_or_an_allowed_address_nothing_is_sent() {
    let (address, received) = stand_in();
    let (data, folder) = (own_facts(), tempfile::tempdir().unwrap());
    let (data, out) = (data.path().display().to_string(), folder.path().join("out").display().to_string());
    let model = settings(folder.path(), address, "key_variable = \"HOLDFAST_LANGUAGE_MODEL_KEY\"\n");
    let fit = ["reasons", "fit", "--data", &data, "--out", &out, "--language-model", &model];
    let output = run(&fit, None);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("HOLDFAST_LANGUAGE_MODEL_KEY"));
    let text = std::fs::read_to_string(&model).unwrap().replace("allow_plain_http_to_private = true", "");
    std::fs::write(&model, text).unwrap();
    let output = run(&fit, Some(KEY));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && error.contains("allow_plain_http_to_private"), "{error}");
    assert!(!error.contains(KEY));
    assert!(received.lock().unwrap().is_empty());
}
