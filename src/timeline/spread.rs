//! The minutes added to a due so that mail does not leave on the dot.

use jiff::SignedDuration;

use super::facts::TouchKey;

/// The spread of a touch, from 0 to `most`, in whole seconds. Drawn from the touch's name by a
/// keyed hash: two copies of it agree, and nobody can guess.
#[must_use]
pub fn spread(key: &[u8; 32], touch: &TouchKey, most: SignedDuration) -> SignedDuration {
    let Ok(most) = u64::try_from(most.as_secs()) else { return SignedDuration::ZERO };
    let hash = blake3::keyed_hash(key, format!("spread {touch}").as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(hash.as_bytes().first_chunk::<8>().unwrap_or(&[0; 8]));
    let drawn = u64::from_le_bytes(first) % (most + 1);
    SignedDuration::from_secs(i64::try_from(drawn).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_derives_from_the_name_and_the_key() {
        let touch: TouchKey = "7.3.check_in.2.5.email".parse().unwrap();
        let max = SignedDuration::from_secs(3);
        let seen: std::collections::BTreeSet<i64> =
            (0..=255).map(|k| spread(&[k; 32], &touch, max).as_secs()).collect();
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!(spread(&[1; 32], &touch, max), spread(&[1; 32], &touch, max));
        assert_eq!(spread(&[1; 32], &touch, SignedDuration::from_secs(-5)), SignedDuration::ZERO);
    }
}
