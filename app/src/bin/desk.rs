//! The desk's page.

fn main() {
    // What ships has no words for a panic.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::desk::Desk);
}
