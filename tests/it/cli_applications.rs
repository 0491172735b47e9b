//! The commands by which applications are kept, run as processes.

use crate::command::Home;

#[test]
fn nothing_is_there_at_first() {
    let home = Home::new();
    let output = home.run(&["list", "--json"]);
    assert_eq!((output.code, output.stdout.trim()), (0, "[]"), "{}", output.stderr);
    assert!(home.database().is_file());
}
