//! What the tests through HTTP share.
