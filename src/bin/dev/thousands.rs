//! Long numbers as people read them.

/// 1234567 as `1,234,567`.
pub(crate) fn group(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!(group(7), "7");
        assert_eq!(group(150_000), "150,000");
        assert_eq!(group(1_234_567), "1,234,567");
        assert_eq!(group(-234_567), "-234,567");
    }
}
