//! HTTP/1.1 as little as it takes: so that a connection can be cut at any byte, and so that the
//! benchmark measures the server and not its client.

use anyhow::{Context, Result, bail};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Bytes that are read at a time.
const ROOM: usize = 64 * 1024;

/// A connection that is kept for many requests.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    pub retry_after: Option<Duration>,
    /// What the server wants kept as a session.
    pub cookie: Option<String>,
    pub body: Vec<u8>,
}

impl Response {
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// The bytes of a request; `credential` is a whole header line or empty.
pub fn request(method: &str, path: &str, credential: &str, body: &[u8]) -> Vec<u8> {
    let kind = if body.first().is_some_and(|first| b"{[".contains(first)) {
        "application/json"
    } else {
        "application/octet-stream"
    };
    let mut head = format!(
        "{method} {path} HTTP/1.1\r\nhost: krok\r\ncontent-length: {}\r\n",
        body.len()
    );
    if !body.is_empty() {
        head += &format!("content-type: {kind}\r\n");
    }
    if !credential.is_empty() {
        head += credential;
        head += "\r\n";
    }
    head += "\r\n";
    [head.as_bytes(), body].concat()
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::new(),
        })
    }

    pub async fn ask(&mut self, request: &[u8]) -> Result<Response> {
        self.send(request).await?;
        self.receive().await
    }

    /// Sends without waiting for the answer.
    pub async fn send(&mut self, request: &[u8]) -> Result<()> {
        Ok(self.stream.write_all(request).await?)
    }

    pub async fn receive(&mut self) -> Result<Response> {
        let head = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break self.buffer.drain(..end + 4).collect::<Vec<_>>();
            }
            self.fill().await?;
        };
        let head = std::str::from_utf8(&head)?;
        let header = |name: &str| {
            head.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                key.eq_ignore_ascii_case(name).then_some(value.trim())
            })
        };
        let status = head.split(' ').nth(1).context("a status")?.parse()?;
        let chunked = header("transfer-encoding").is_some();
        let length = header("content-length").map_or(Ok(0), str::parse)?;
        let retry_after = header("retry-after").and_then(|seconds| seconds.parse().ok());
        let cookie = header("set-cookie").and_then(|cookie| cookie.split(';').next());
        let mut response = Response {
            status,
            retry_after: retry_after.map(Duration::from_secs),
            cookie: cookie.map(str::to_owned),
            body: Vec::new(),
        };
        response.body = if chunked {
            self.chunks().await?
        } else {
            self.take(length).await?
        };
        Ok(response)
    }

    /// A body in chunks: each its length in hexadecimal digits, a line break, its bytes and another.
    async fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let end = loop {
                if let Some(end) = self.buffer.windows(2).position(|two| two == b"\r\n") {
                    break end;
                }
                self.fill().await?;
            };
            let line = self.take(end + 2).await?;
            let length = usize::from_str_radix(std::str::from_utf8(&line[..end])?, 16)?;
            while self.buffer.len() < length + 2 {
                self.fill().await?;
            }
            body.extend_from_slice(&self.buffer[..length]);
            self.buffer.drain(..length + 2);
            if length == 0 {
                return Ok(body);
            }
        }
    }

    async fn take(&mut self, length: usize) -> Result<Vec<u8>> {
        while self.buffer.len() < length {
            self.fill().await?;
        }
        Ok(self.buffer.drain(..length).collect())
    }

    async fn fill(&mut self) -> Result<()> {
        self.buffer.reserve(ROOM);
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the connection was closed");
        }
        Ok(())
    }
}
