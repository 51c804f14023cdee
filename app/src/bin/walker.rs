//! Entry point of the walker's page, `/` and `/w/CODE`.

fn main() {
    app::walk::start();
}
