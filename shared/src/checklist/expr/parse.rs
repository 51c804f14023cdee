//! Tokens to [`Syntax`]: a Pratt parser for operators, plain descent for paths.

use super::error::{ParseError, Trouble};
use super::function::{Library, Signature};
use super::lex::{Kind, Token, lex};
use super::syntax::{Axis, Call, Operator, Path, Start, Step, Syntax, Test, UNION_LEVEL};
use crate::checklist::tree::{Name, hash};

/// How deep brackets, arguments and predicates may be nested; a spreadsheet's limit is 64.
pub(super) const MAXIMUM_DEPTH: usize = 150;

/// What `//` stands for.
const DESCEND: Step = Step {
    axis: Axis::DescendantOrSelf,
    test: Test::Node,
    predicates: Vec::new(),
};

pub(super) fn parse(source: &str, library: Library) -> Result<Syntax, ParseError> {
    let mut parser = Parser {
        library,
        tokens: lex(source)?,
        next: 0,
        depth: 0,
    };
    if parser.kind() == Kind::End {
        return Err(Trouble::Empty.at(0));
    }
    let syntax = parser.expression(0)?;
    if parser.kind() == Kind::End {
        Ok(syntax)
    } else {
        Err(Trouble::Leftover.at(parser.at()))
    }
}

struct Parser<'a> {
    library: Library,
    tokens: Vec<Token<'a>>,
    next: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn kind(&self) -> Kind<'a> {
        self.ahead(0)
    }

    /// The token some places ahead; after the last one comes nothing but `End`.
    fn ahead(&self, places: usize) -> Kind<'a> {
        self.tokens
            .get(self.next + places)
            .map_or(Kind::End, |token| token.kind)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(0, |token| token.at)
    }

    fn skip(&mut self, kind: Kind) -> bool {
        let found = self.kind() == kind;
        if found {
            self.next += 1;
        }
        found
    }

    fn expect(&mut self, kind: Kind, wanted: &'static str) -> Result<(), ParseError> {
        if self.skip(kind) {
            Ok(())
        } else {
            Err(Trouble::Expected { wanted }.at(self.at()))
        }
    }

    /// An expression inside brackets of any sort.
    fn nested(&mut self) -> Result<Syntax, ParseError> {
        if self.depth == MAXIMUM_DEPTH {
            return Err(Trouble::Depth(MAXIMUM_DEPTH).at(self.at()));
        }
        self.depth += 1;
        let syntax = self.expression(0);
        self.depth -= 1;
        syntax
    }

    /// An expression of operators that bind at least as tightly as `minimum`.
    fn expression(&mut self, minimum: u8) -> Result<Syntax, ParseError> {
        let mut syntax = self.operand()?;
        while let Some(level) = self.operator().map(Operator::level)
            && level >= minimum
        {
            let mut rest = Vec::new();
            while let Some(operator) = self.operator()
                && operator.level() == level
            {
                self.next += 1;
                rest.push((operator, self.expression(level + 1)?));
            }
            syntax = Syntax::Chain(Box::new(syntax), rest);
        }
        Ok(syntax)
    }

    fn operator(&self) -> Option<Operator> {
        match self.kind() {
            Kind::Operator(operator) => Some(operator),
            _ => None,
        }
    }

    fn operand(&mut self) -> Result<Syntax, ParseError> {
        let mut signs = 0;
        while self.skip(Kind::Operator(Operator::Subtract)) {
            signs += 1;
        }
        if signs == 0 {
            return self.path();
        }
        let negated = Syntax::Negate(Box::new(self.expression(UNION_LEVEL)?));
        // Two signs are still a conversion to a number.
        Ok(if signs % 2 == 1 {
            negated
        } else {
            Syntax::Negate(Box::new(negated))
        })
    }

    fn path(&mut self) -> Result<Syntax, ParseError> {
        let mut steps = Vec::new();
        let start = match self.kind() {
            Kind::Slash => {
                self.next += 1;
                if self.starts_step() {
                    self.steps(&mut steps)?;
                }
                Start::Root
            }
            Kind::Descend => {
                self.descend(&mut steps)?;
                Start::Root
            }
            _ if self.starts_step() => {
                self.steps(&mut steps)?;
                Start::Here
            }
            _ => {
                let primary = self.primary()?;
                let predicates = self.predicates()?;
                match self.kind() {
                    Kind::Slash => {
                        self.next += 1;
                        self.steps(&mut steps)?;
                    }
                    Kind::Descend => self.descend(&mut steps)?,
                    _ if predicates.is_empty() => return Ok(primary),
                    _ => {}
                }
                Start::Filter(Box::new(primary), predicates)
            }
        };
        Ok(Syntax::Path(Path { start, steps }))
    }

    /// Whether a location step begins here, as opposed to a value, a function or a bracket.
    fn starts_step(&self) -> bool {
        match self.kind() {
            Kind::Dot | Kind::Parent | Kind::At => true,
            Kind::Name(name) => self.ahead(1) != Kind::Open || is_node_type(name),
            _ => false,
        }
    }

    /// `//` and the steps after it.
    fn descend(&mut self, steps: &mut Vec<Step>) -> Result<(), ParseError> {
        self.next += 1;
        steps.push(DESCEND);
        self.steps(steps)
    }

    fn steps(&mut self, steps: &mut Vec<Step>) -> Result<(), ParseError> {
        loop {
            let mut step = self.step()?;
            // `//a` is one walk where nothing counts places among siblings.
            if steps.last().is_some_and(Step::descends)
                && step.axis == Axis::Child
                && step.predicates.is_empty()
            {
                steps.pop();
                step.axis = Axis::Descendant;
            }
            steps.push(step);
            match self.kind() {
                Kind::Slash => self.next += 1,
                Kind::Descend => {
                    self.next += 1;
                    steps.push(DESCEND);
                }
                _ => return Ok(()),
            }
        }
    }

    fn step(&mut self) -> Result<Step, ParseError> {
        let (axis, test) = match self.kind() {
            Kind::Dot => {
                self.next += 1;
                (Axis::Itself, Test::Node)
            }
            Kind::Parent => {
                self.next += 1;
                (Axis::Parent, Test::Node)
            }
            Kind::At => {
                self.next += 1;
                (Axis::Attribute, self.test()?)
            }
            Kind::Name(name) if self.ahead(1) == Kind::Axis => {
                let axis = Axis::named(name)
                    .ok_or_else(|| Trouble::Axis(name.to_owned()).at(self.at()))?;
                self.next += 2;
                (axis, self.test()?)
            }
            _ => (Axis::Child, self.test()?),
        };
        let predicates = self.predicates()?;
        Ok(Step {
            axis,
            test,
            predicates,
        })
    }

    fn test(&mut self) -> Result<Test, ParseError> {
        let Kind::Name(name) = self.kind() else {
            let wanted = "the name of a question or group";
            return Err(Trouble::Expected { wanted }.at(self.at()));
        };
        self.next += 1;
        if is_node_type(name) && self.skip(Kind::Open) {
            let target = match self.kind() {
                Kind::Literal(target) if name == "processing-instruction" => {
                    self.next += 1;
                    Some(target.into())
                }
                _ => None,
            };
            self.expect(Kind::Close, "`)`")?;
            return Ok(match name {
                "text" => Test::Text,
                "comment" => Test::Comment,
                "node" => Test::Node,
                _ => Test::Instruction(target),
            });
        }
        Ok(match name.strip_suffix(":*") {
            Some(prefix) => Test::Prefix(prefix.into()),
            None if name == "*" => Test::Any,
            None => {
                let name = Name::from(name);
                let hash = hash(&name.local);
                Test::Name(Box::new(name), hash)
            }
        })
    }

    fn predicates(&mut self) -> Result<Vec<Syntax>, ParseError> {
        let mut predicates = Vec::new();
        while self.skip(Kind::OpenPredicate) {
            predicates.push(self.nested()?);
            self.expect(Kind::ClosePredicate, "`]`")?;
        }
        Ok(predicates)
    }

    fn primary(&mut self) -> Result<Syntax, ParseError> {
        let at = self.at();
        let kind = self.kind();
        self.next += 1;
        match kind {
            Kind::Number(number) => Ok(Syntax::Number(number)),
            Kind::Literal(text) => Ok(Syntax::Literal(text.into())),
            Kind::Open => {
                let inner = self.nested()?;
                self.expect(Kind::Close, "`)`")?;
                Ok(inner)
            }
            Kind::Name(name) => {
                let signature = self.library.named(name).map_err(|trouble| trouble.at(at))?;
                self.next += 1;
                let arguments = self.arguments()?;
                check_arity(signature, arguments.len()).map_err(|trouble| trouble.at(at))?;
                let pattern = (signature.prepare)(&arguments).map_err(|trouble| trouble.at(at))?;
                Ok(Syntax::Call(Box::new(Call {
                    signature,
                    arguments,
                    pattern,
                })))
            }
            _ => Err(Trouble::Operand.at(at)),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Syntax>, ParseError> {
        let mut arguments = Vec::new();
        if self.skip(Kind::Close) {
            return Ok(arguments);
        }
        loop {
            arguments.push(self.nested()?);
            if self.skip(Kind::Close) {
                return Ok(arguments);
            }
            self.expect(Kind::Comma, "`,` or `)`")?;
        }
    }
}

fn is_node_type(name: &str) -> bool {
    matches!(name, "node" | "text" | "comment" | "processing-instruction")
}

fn check_arity(signature: &'static Signature, given: usize) -> Result<(), Trouble> {
    if signature.accepts(given) {
        return Ok(());
    }
    Err(Trouble::Arity {
        name: signature.name,
        takes: signature.takes(),
        given: match given {
            1 => "1 is".to_owned(),
            _ => format!("{given} are"),
        },
    })
}
