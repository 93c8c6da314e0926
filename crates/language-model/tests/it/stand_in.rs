//! A small HTTP server that stands in for an endpoint of chat completions.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Seen {
    /// The text that the request is about.
    pub(crate) fn text(&self) -> String {
        let body: Value = serde_json::from_slice(&self.body).unwrap();
        let data = body["messages"][1]["content"].as_str().unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        data["text"].as_str().unwrap().to_owned()
    }
}

/// What the server does with a request.
pub(crate) enum Reply {
    /// A status, further header lines, and a body.
    Full(u16, &'static str, String),
    /// The connection is closed without a word.
    Nothing,
    /// The answer comes after this time.
    After(Duration, Box<Self>),
    /// A head, then a byte now and then, without end.
    Drip,
    /// More bytes than anybody wants.
    Flood,
}

impl Reply {
    /// A completion with this content and a usage.
    pub(crate) fn content(content: &str) -> Self {
        Self::message(&json!({ "role": "assistant", "content": content, "refusal": null }), 1_000, 40)
    }

    pub(crate) fn message(message: &Value, input: u64, output: u64) -> Self {
        let body = json!({
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1_767_225_600,
            "model": "stand-in-1",
            "choices": [{ "index": 0, "message": message, "logprobs": null, "finish_reason": "stop" }],
            "usage": {
                "prompt_tokens": input,
                "completion_tokens": output,
                "total_tokens": input.saturating_add(output),
            },
            "system_fingerprint": "fp_1",
        });
        Self::Full(200, "", body.to_string())
    }

    /// An error as the documentation shows it.
    pub(crate) fn error(status: u16, headers: &'static str, code: &str) -> Self {
        let body = json!({ "error": { "message": format!("{code}: {}", super::KEY), "type": "error", "param": null, "code": code } });
        Self::Full(status, headers, body.to_string())
    }
}

/// A valid answer about a text: the price, shown by the text's beginning.
pub(crate) fn valid(text: &str) -> String {
    let quote: String = text.chars().take(12).collect();
    json!({ "reasons": [{ "leaf": "price.too_high", "probability": 0.7, "quote": quote }] }).to_string()
}

/// Answers as the documentation says: checks the way, the key, and the body.
pub(crate) fn faithful(seen: &Seen) -> Reply {
    if !seen.head.starts_with("POST /v1/chat/completions HTTP/1.1\r\n") {
        return Reply::error(404, "", "unknown_url");
    }
    let header = format!("authorization: Bearer {}\r\n", super::KEY).to_lowercase();
    if !seen.head.to_lowercase().contains(&header) {
        return Reply::error(401, "", "invalid_api_key");
    }
    let Ok(body) = serde_json::from_slice::<Value>(&seen.body) else {
        return Reply::error(400, "", "invalid_json");
    };
    let format = &body["response_format"];
    let schema = &format["json_schema"]["schema"];
    let asked = body["model"].is_string()
        && body["messages"][0]["role"] == "system"
        && body["messages"][1]["role"] == "user"
        && (format.is_null() || format["type"] == "json_schema" && schema["additionalProperties"] == false);
    if !asked {
        return Reply::error(400, "", "invalid_request_error");
    }
    let data = body["messages"][1]["content"].as_str().unwrap_or_default();
    let text = serde_json::from_str::<Value>(data).ok();
    let text = text.as_ref().and_then(|data| data["text"].as_str()).unwrap_or(data);
    Reply::content(&valid(text))
}

/// A running server; it ends with this value.
pub(crate) struct StandIn {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    over: Arc<AtomicBool>,
}

type Answer = dyn Fn(&Seen, usize) -> Reply + Send + Sync;

impl StandIn {
    /// Answers every request, whose number from 0 it is told, by this.
    pub(crate) fn start(answer: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (seen, over) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let answer: Arc<Answer> = Arc::new(answer);
        let (list, stop) = (Arc::clone(&seen), Arc::clone(&over));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let (list, answer) = (Arc::clone(&list), Arc::clone(&answer));
                std::thread::spawn(move || drop(stream.map(|stream| serve(stream, &list, &*answer))));
            }
        });
        Self { address, seen, over }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// All requests so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

/// Serves one connection until one side closes it.
fn serve(stream: TcpStream, seen: &Mutex<Vec<Seen>>, answer: &Answer) {
    let _ = stream.set_nodelay(true);
    let mut stream = BufReader::new(stream);
    while let Some(request) = read_request(&mut stream) {
        let number = {
            let mut seen = seen.lock().unwrap();
            seen.push(request.clone());
            seen.len() - 1
        };
        if !send(stream.get_mut(), answer(&request, number)) {
            return;
        }
    }
}

pub(crate) fn read_request(stream: &mut impl BufRead) -> Option<Seen> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).ok()?;
    Some(Seen { head, body })
}

/// Sends a reply; whether the connection stays open.
pub(crate) fn send(stream: &mut impl Write, reply: Reply) -> bool {
    match reply {
        Reply::Full(status, headers, body) => {
            let head = format!(
                "HTTP/1.1 {status} Answer\r\ncontent-type: application/json\r\ncontent-length: {}\r\n{headers}\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).is_ok()
        }
        Reply::Nothing => false,
        Reply::After(time, reply) => {
            std::thread::sleep(time);
            send(stream, *reply)
        }
        Reply::Drip => {
            let head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n";
            let mut going = stream.write_all(head).is_ok();
            while going {
                std::thread::sleep(Duration::from_millis(50));
                going = stream.write_all(b" ").is_ok();
            }
            false
        }
        Reply::Flood => {
            let head =
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
            let mut going = stream.write_all(head).is_ok();
            let chunk = format!("{:x}\r\n{}\r\n", 65_536, "[".repeat(65_536));
            for _ in 0..10_000 {
                going = going && stream.write_all(chunk.as_bytes()).is_ok();
            }
            false
        }
    }
}

/// Waits two minutes for clients of other makes, to see that it is faithful.
#[test]
#[ignore = "waits for another client: run with --nocapture"]
fn serves_other_clients() {
    let stand_in = StandIn::start(|seen, number| match number {
        0 => Reply::error(429, "retry-after: 1\r\n", "rate_limit_exceeded"),
        1 => Reply::error(500, "", "server_error"),
        _ => faithful(seen),
    });
    println!("http://{}/v1", stand_in.address());
    std::thread::sleep(Duration::from_mins(2));
}
