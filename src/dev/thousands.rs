//! Long numbers as people read them.

/// 1234567 as `1,234,567`.
pub(crate) fn with_commas(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    [sign, &in_threes(number.unsigned_abs(), ",")].concat()
}

/// A long number, its digits in threes.
pub(crate) fn in_threes(number: u64, between: &str) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned());
    groups.collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!(with_commas(7), "7");
        assert_eq!(with_commas(150_000), "150,000");
        assert_eq!(with_commas(1_234_567), "1,234,567");
        assert_eq!(with_commas(-234_567), "-234,567");
    }
}
