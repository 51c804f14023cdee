//! What an operator chooses, from arguments or the environment.

use shared::api::MapLayer;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where data are kept; the same for every command.
#[derive(Clone, Debug, clap::Args)]
pub struct Store {
    /// Database: `sqlite:PATH` or `postgres://…` [default: krok.sqlite in the data folder]
    #[arg(long, env = "KROK_DATABASE", value_name = "ADDRESS", global = true)]
    pub database: Option<Address>,

    /// Folder of photos, and of the database unless another is named
    #[arg(
        long,
        env = "KROK_DATA",
        value_name = "DIR",
        default_value = "./data",
        global = true
    )]
    pub data: PathBuf,
}

impl Store {
    pub fn database(&self) -> Address {
        self.database
            .clone()
            .unwrap_or_else(|| Address::Sqlite(self.data.join("krok.sqlite")))
    }

    pub fn photos(&self) -> PathBuf {
        self.data.join("photos")
    }
}

/// How the server is reached and what it shows.
#[derive(Clone, Debug, clap::Args)]
pub struct Serving {
    /// Address and port to listen on
    #[arg(long, env = "KROK_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,

    /// Address that phones use, such as https://walk.example.org [default: http://LISTEN]
    #[arg(long, env = "KROK_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<PublicUrl>,

    /// MapLibre style (.json) or PMTiles archive for maps; without one, maps are schematic
    #[arg(long, env = "KROK_BASEMAP", value_name = "URL")]
    pub basemap: Option<String>,

    /// Credit that the basemap demands
    #[arg(
        long,
        env = "KROK_BASEMAP_ATTRIBUTION",
        value_name = "TEXT",
        default_value = ""
    )]
    pub basemap_attribution: String,

    /// A layer of another source for the desk's map, GeoJSON or PMTiles: `Lamps, City of Prague=https://…`;
    /// may be given several times
    #[arg(
        long = "map-layer",
        value_name = "NAME=URL",
        env = "KROK_MAP_LAYERS",
        value_delimiter = ';'
    )]
    pub map_layers: Vec<LayerOption>,

    /// Take a client's address from X-Forwarded-For: only behind a reverse proxy of one's own
    #[arg(long, env = "KROK_BEHIND_PROXY")]
    pub behind_proxy: bool,
}

impl Serving {
    /// The address that phones and invitations use, without a slash at the end.
    pub fn public_url(&self) -> PublicUrl {
        self.public_url
            .clone()
            .unwrap_or_else(|| PublicUrl(format!("http://{}", self.listen)))
    }
}

/// `NAME=URL`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerOption(pub MapLayer);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a layer is `NAME=URL`, what it is and whose, and where its GeoJSON or PMTiles archive is")]
pub struct NotALayer;

impl FromStr for LayerOption {
    type Err = NotALayer;

    fn from_str(text: &str) -> Result<Self, NotALayer> {
        let (name, url) = text.split_once('=').ok_or(NotALayer)?;
        let layer = MapLayer {
            name: name.trim().to_owned(),
            url: url.trim().to_owned(),
        };
        let whole = !layer.name.is_empty() && !layer.url.is_empty();
        whole.then_some(Self(layer)).ok_or(NotALayer)
    }
}

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    Sqlite(PathBuf),
    Postgres(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a database is `sqlite:PATH` or `postgres://USER@HOST/NAME`")]
pub struct NotADatabase;

impl FromStr for Address {
    type Err = NotADatabase;

    fn from_str(text: &str) -> Result<Self, NotADatabase> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        text.strip_prefix("sqlite:")
            .map(|path| path.strip_prefix("//").unwrap_or(path))
            .filter(|path| !path.is_empty() && !path.starts_with(":memory:"))
            .map(|path| Self::Sqlite(Path::new(path).to_owned()))
            .ok_or(NotADatabase)
    }
}

/// For messages and logs: without the password that a PostgreSQL address may hold.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => {
                let place = url
                    .rsplit_once('@')
                    .map_or(url.as_str(), |(_, place)| place);
                write!(f, "postgres://{}", place.trim_start_matches("postgres://"))
            }
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An `http` or `https` address without a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a public address is `https://HOST` or `http://HOST:PORT`, without a path")]
pub struct NotAnAddress;

impl PublicUrl {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Phones give place and offline only to such, and cookies can be kept to it.
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl FromStr for PublicUrl {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let text = text.trim_end_matches('/');
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .ok_or(NotAnAddress)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
        let valid = !host.is_empty() && host.chars().all(plain);
        valid.then(|| Self(text.to_owned())).ok_or(NotAnAddress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_address_names_its_driver() {
        assert_eq!(
            "sqlite:data/krok.sqlite".parse(),
            Ok(Address::Sqlite("data/krok.sqlite".into()))
        );
        assert_eq!("mysql://x".parse::<Address>(), Err(NotADatabase));
        assert_eq!("sqlite::memory:".parse::<Address>(), Err(NotADatabase));
    }

    #[test]
    fn a_layer_has_a_name_and_an_address() {
        let layer: LayerOption = "Lamps, City of Prague = https://x.org/lamps.geojson?a=b"
            .parse()
            .expect("a layer");
        assert_eq!(layer.0.name, "Lamps, City of Prague");
        assert_eq!(layer.0.url, "https://x.org/lamps.geojson?a=b");
        assert_eq!("https".parse::<LayerOption>(), Err(NotALayer));
        assert_eq!("=https://x.org".parse::<LayerOption>(), Err(NotALayer));
    }

    #[test]
    fn a_password_is_not_shown() {
        let address: Address = "postgres://krok:hush@db/krok".parse().expect("an address");
        assert_eq!(format!("{address:?}"), "postgres://db/krok");
    }

    #[test]
    fn a_public_address_has_no_path() {
        let parsed = "https://walk.example.org/".parse::<PublicUrl>();
        assert_eq!(
            parsed.as_ref().map(PublicUrl::as_str),
            Ok("https://walk.example.org")
        );
        assert_eq!(
            "https://example.org/krok".parse::<PublicUrl>(),
            Err(NotAnAddress)
        );
    }
}
