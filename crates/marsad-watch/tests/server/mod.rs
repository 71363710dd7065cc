//! A server of feeds for the tests, and a clock that only moves when it is waited on.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    dead_code,
    reason = "a test says what it expects by unwrapping, and not each uses all"
)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

use marsad_watch::Clock;

/// 2018-05-18T00:00:00Z.
pub const START: i64 = 1_526_601_600;

/// A clock that stands still but for waiting.
#[derive(Debug, Clone)]
pub struct Still(Arc<AtomicI64>);

impl Still {
    pub fn new() -> Self {
        Self(Arc::new(AtomicI64::new(START)))
    }

    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for Still {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    fn sleep(&self, seconds: i64) {
        self.pass(seconds.max(0));
    }
}

#[derive(Debug, Clone, Default)]
pub struct Response {
    pub status: u16,
    pub fields: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// Sends the head and half of the body and then nothing for so long.
    pub stalls: Option<Duration>,
    /// Answers when as many have been asked as meet here.
    pub meets: Option<Arc<Barrier>>,
}

pub fn ok(kind: &'static str, body: impl Into<Vec<u8>>) -> Response {
    Response {
        status: 200,
        fields: vec![("Content-Type", kind.to_owned())],
        body: body.into(),
        stalls: None,
        meets: None,
    }
}

pub fn status(status: u16) -> Response {
    Response { status, ..Response::default() }
}

impl Response {
    pub fn meeting(self, others: &Arc<Barrier>) -> Self {
        Self { meets: Some(Arc::clone(others)), ..self }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }
}

/// A request as it came, with the time of the still clock.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    pub fields: BTreeMap<String, String>,
    pub at: i64,
}

type Answers = Arc<Mutex<BTreeMap<String, Response>>>;

/// A server; what it answers may be changed at any time. Paths it does not know are 404.
pub struct Server {
    pub site: String,
    answers: Answers,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    pub fn new(clock: &Still) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let site = format!("http://{}", listener.local_addr().unwrap());
        let (answers, asked) = (Answers::default(), Arc::new(Mutex::new(Vec::new())));
        let server = Self { site, answers: Arc::clone(&answers), asked: Arc::clone(&asked) };
        let clock = clock.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, asked, clock) = (Arc::clone(&answers), Arc::clone(&asked), clock.clone());
                thread::spawn(move || serve(stream, &answers, &asked, &clock));
            }
        });
        server
    }

    pub fn set(&self, path: &str, response: Response) {
        self.answers.lock().unwrap().insert(path.to_owned(), response);
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.site)
    }

    /// The requests so far, without those for robots.txt.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().iter().filter(|asked| asked.path != "/robots.txt").cloned().collect()
    }

    pub fn all_asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub fn count(&self, path: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| asked.path == path).count()
    }
}

fn serve(stream: TcpStream, answers: &Answers, asked: &Mutex<Vec<Asked>>, clock: &Still) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    if reader.read_line(&mut line).is_err() {
        return;
    }
    let path = line.split(' ').nth(1).unwrap_or("/").to_owned();
    let mut fields = BTreeMap::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).is_err() || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            fields.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    asked.lock().unwrap().push(Asked { path: path.clone(), fields: fields.clone(), at: clock.now() });
    let response = answers.lock().unwrap().get(&path).cloned().unwrap_or_else(|| status(404));
    if let Some(others) = &response.meets {
        others.wait();
    }
    let etag = response.fields.iter().find(|(name, _)| *name == "ETag").map(|(_, value)| value.clone());
    let modified = response.fields.iter().find(|(name, _)| *name == "Last-Modified").map(|(_, value)| value.clone());
    let unchanged = response.status == 200
        && (etag.is_some() && fields.get("if-none-match") == etag.as_ref()
            || etag.is_none() && modified.is_some() && fields.get("if-modified-since") == modified.as_ref());
    let response = if unchanged { status(304) } else { response };
    let mut stream = stream;
    let mut head =
        format!("HTTP/1.1 {} X\r\nConnection: close\r\nContent-Length: {}\r\n", response.status, response.body.len());
    for (name, value) in &response.fields {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let half = response.stalls.map_or(response.body.len(), |_| response.body.len() / 2);
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&response.body[..half]));
    let _ = stream.flush();
    if let Some(time) = response.stalls {
        thread::sleep(time);
    }
    // What is left in the buffer would reset the connection when it is closed.
    let _ = stream.set_read_timeout(Some(Duration::from_millis(1)));
    let _ = reader.read(&mut [0; 64]);
}

/// A page of an article; its text differs by `n`.
pub fn page(n: usize) -> String {
    format!(
        "<html lang=\"ar\"><head><meta charset=\"utf-8\"><title>الخبر {n}</title></head><body><h1>الخبر {n}</h1>\
         <p>قال الوزير في مؤتمر صحفي إن الحكومة قررت في جلستها رقم {n} تأجيل الانتخابات إلى العام المقبل.</p>\
         <p>وأضاف أن القرار رقم {n} نهائي ولا رجعة عنه، ودعا الأحزاب إلى احترامه.</p></body></html>"
    )
}

/// An RSS feed of articles `ns` at the paths `/n`, with dates by Arabic months.
pub fn rss(server: &Server, ns: impl IntoIterator<Item = usize>) -> String {
    let item = |n: usize| {
        format!(
            "<item><title>الخبر {n}</title><link>{}</link><guid isPermaLink=\"false\">g{n}</guid>\
             <pubDate>الجمعة، {} أيار 2018 15:04</pubDate><description>ملخص الخبر {n} في سطر واحد</description></item>",
            server.url(&format!("/{n}")),
            n % 28 + 1
        )
    };
    let items: String = ns.into_iter().map(item).collect();
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>وكالة الاختبار</title>{items}</channel></rss>")
}
