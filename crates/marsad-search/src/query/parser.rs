//! Tokens as a tree: OR binds least, parts side by side are joined by AND, NOT and - bind most.

use super::fields::{FieldKind, Operator};
use super::lexer::{Kind, Token, tokens};
use super::node::{Node, QueryError};

/// How deep parentheses and negations may stand in one another.
const DEPTH: usize = 64;

/// How many parts a query may have.
const PARTS: usize = 1024;

/// Reads a query.
///
/// # Errors
/// What is wrong with it, where, and what to do.
pub fn parse(query: &str) -> Result<Node, QueryError> {
    let tokens = tokens(query)?;
    if tokens.len() > PARTS {
        let column = tokens.get(PARTS).map_or(1, |token| token.column);
        return Err(QueryError::new(column, format!("the query has more than {PARTS} parts"), "ask for less at once"));
    }
    let end = query.chars().count() + 1;
    let mut parser = Parser { tokens, at: 0, end };
    if parser.tokens.is_empty() {
        return Err(QueryError::new(1, "the query is empty", "write a word, a \"phrase\" or a field:value"));
    }
    let node = parser.any(0)?;
    match parser.peek() {
        None => Ok(node),
        Some(token) => Err(QueryError::new(
            token.column,
            "a parenthesis is closed that was not opened",
            "take it away, or open it before",
        )),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn takes(&mut self, operator: Operator) -> bool {
        let takes = self.peek().is_some_and(|token| token.kind == Kind::Operator(operator));
        self.at += usize::from(takes);
        takes
    }

    fn any(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut nodes = vec![self.all(depth)?];
        while self.takes(Operator::Or) {
            nodes.push(self.all(depth)?);
        }
        Ok(joined(nodes, Node::Or))
    }

    fn all(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut nodes = vec![self.part(depth)?];
        loop {
            if !self.takes(Operator::And) {
                match self.peek().map(|token| &token.kind) {
                    None | Some(Kind::Close | Kind::Operator(Operator::Or)) => break,
                    _ => {}
                }
            }
            nodes.push(self.part(depth)?);
        }
        Ok(joined(nodes, Node::And))
    }

    fn part(&mut self, depth: usize) -> Result<Node, QueryError> {
        let Some(token) = self.peek().cloned() else {
            return Err(QueryError::new(
                self.end,
                "something is missing at the end",
                "write a word behind the operator",
            ));
        };
        let column = token.column;
        if depth >= DEPTH {
            return Err(QueryError::new(column, "the query is nested too deeply", "take some parentheses away"));
        }
        self.at += 1;
        match token.kind {
            Kind::Minus | Kind::Operator(Operator::Not) => Ok(Node::Not(Box::new(self.part(depth + 1)?))),
            Kind::Open => {
                let node = self.any(depth + 1)?;
                match self.peek().map(|token| &token.kind) {
                    Some(Kind::Close) => {
                        self.at += 1;
                        Ok(node)
                    }
                    _ => Err(QueryError::new(column, "the parenthesis is not closed", "close it with )")),
                }
            }
            Kind::Words { text, exact } => Ok(Node::Words { text, exact, title: false, column }),
            Kind::Field { field, values, exact, value_column } if field.kind == FieldKind::Text => {
                let words =
                    values.into_iter().map(|text| Node::Words { text, exact, title: true, column: value_column });
                Ok(joined(words.collect(), Node::Or))
            }
            Kind::Field { field, values, exact: _, value_column } => {
                Ok(Node::Field { field, values, column: value_column })
            }
            Kind::Close => {
                Err(QueryError::new(column, "nothing stands before the closing parenthesis", "put a word before it"))
            }
            Kind::Operator(_) => {
                let hint = "write a word before and behind AND and OR; put the operator itself in quotation marks to search for it";
                Err(QueryError::new(column, "nothing stands before the operator", hint))
            }
        }
    }
}

/// One node as itself, several as one.
fn joined(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Node {
    match nodes.pop() {
        Some(node) if nodes.is_empty() => node,
        last => {
            nodes.extend(last);
            join(nodes)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Node {
        Node::Words { text: text.to_owned(), exact: false, title: false, column: 0 }
    }

    /// The tree without columns.
    fn tree(query: &str) -> Node {
        fn plain(node: Node) -> Node {
            match node {
                Node::And(nodes) => Node::And(nodes.into_iter().map(plain).collect()),
                Node::Or(nodes) => Node::Or(nodes.into_iter().map(plain).collect()),
                Node::Not(node) => Node::Not(Box::new(plain(*node))),
                Node::Words { text, exact, title, .. } => Node::Words { text, exact, title, column: 0 },
                Node::Field { field, values, .. } => Node::Field { field, values, column: 0 },
            }
        }
        plain(parse(query).expect("a good query"))
    }

    #[test]
    fn or_binds_least() {
        let (a, b, c) = (words("a"), words("b"), words("c"));
        assert_eq!(tree("a b OR c"), Node::Or(vec![Node::And(vec![a.clone(), b.clone()]), c.clone()]));
        assert_eq!(tree("a (b OR c)"), Node::And(vec![a.clone(), Node::Or(vec![b.clone(), c.clone()])]));
        assert_eq!(tree("a -b"), tree("a NOT b"));
        assert_eq!(tree("a و b"), tree("a AND b"));
        assert_eq!(tree("a أو b"), tree("a OR b"));
        assert_eq!(tree("«a b»"), words("a b"));
        assert_eq!(tree("=a"), Node::Words { text: "a".into(), exact: true, title: false, column: 0 });
    }

    #[test]
    fn errors_name_the_column() {
        for (query, column) in [
            ("", 1),
            ("a (b", 3),
            ("a b)", 4),
            ("a \"b c", 3),
            ("a OR", 5),
            ("OR a", 1),
            ("a colour:red", 3),
            ("a type:", 8),
            ("a =", 3),
            ("وزير (أو", 7),
        ] {
            let error = parse(query).expect_err(query);
            assert_eq!(error.column, column, "{query}: {error}");
            assert!(!error.hint.is_empty() && !error.cause.is_empty());
        }
    }

    proptest! {
        #[test]
        fn no_query_breaks_the_parser(query in "\\PC{0,40}") {
            let _ = parse(&query);
        }

        #[test]
        fn no_row_of_tokens_breaks_the_parser(parts in proptest::collection::vec(
            prop::sample::select(vec!["(", ")", "\"", "«", "»", "-", "=", ":", "type:", "near:", "title:=", "date:..", "OR", "AND", "NOT", "أو", "وزير", " ", ",", "\u{200F}"]), 0..40)) {
            let _ = parse(&parts.concat());
            let _ = parse(&parts.join(" "));
        }
    }
}
