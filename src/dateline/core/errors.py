"""Every error that Dateline raises on purpose, as one tree.

    DatelineError
    ├── SourceError        a source can't be read: missing, empty, binary, broken
    ├── GraphFolderError   a folder isn't a graph, or its store can't be opened
    ├── ConfigError        graph.toml, corrections.toml or an option says what isn't allowed
    ├── EvidenceError      a record would point outside its document, or at nothing
    ├── OntologyError      a kind, predicate, stance or date the ontology doesn't know
    ├── ModelError         the trained reader's files are missing, or aren't the shipped ones
    ├── QueryError         SPARQL that doesn't parse or can't be evaluated
    ├── ExportError        a format that isn't known, or a file that can't be written
    ├── PluginError        a plug-in that can't be loaded, or whose needs aren't met
    └── WorkerError        processes that share the work can't be started, or keep dying

Guarantees: the message of each is one line that says what, where and what to do, fit for printing
as it is.
"""


class DatelineError(Exception):
    """Root of the tree; catch it to catch everything that Dateline raises on purpose."""


class SourceError(DatelineError):
    """A source can't be read: it is missing, empty, binary or broken."""


class GraphFolderError(DatelineError):
    """A folder isn't a graph folder, or its store can't be opened."""


class ConfigError(DatelineError):
    """A configuration key or option has a value that isn't allowed."""


class EvidenceError(DatelineError):
    """A record would point outside its document, or quote what isn't there."""


class OntologyError(DatelineError):
    """A kind, predicate, stance or date that the ontology doesn't know."""


class ModelError(DatelineError):
    """The trained reader's files are missing, or aren't those that were shipped."""


class QueryError(DatelineError):
    """A SPARQL query doesn't parse or can't be evaluated."""


class ExportError(DatelineError):
    """A format isn't known, or a file can't be written."""


class PluginError(DatelineError):
    """A plug-in can't be loaded, or what it needs isn't there."""


class WorkerError(DatelineError):
    """The processes that share the work can't be started, or die whatever they are given."""
