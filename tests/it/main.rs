//! The one integration binary. Each file tests one part through its public face.

mod reading;
