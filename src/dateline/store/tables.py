"""Every table, once, for SQLite and PostgreSQL.

Moments are ISO 8601 text in UTC with microseconds and days are ISO 8601 text, so that a row is the same
bytes on both. `record` columns hold the whole record as JSON with sorted keys; the columns beside it are
for looking up and are checked against it.
"""

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
)

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)

migrations = Table(
    "migrations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("at", String, nullable=False),
    Column("effect", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("version_of", String, nullable=False),  # address or id that its versions share
    Column("version", Integer, nullable=False),
    Column("follows", String),
    Column("added", String, nullable=False),
    Column("how", Text, nullable=False),
    Column("text_sha256", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),  # the document without its text
    Column("sha256", String, nullable=False),
    Index("documents_version_of", "version_of", "version", unique=True),
    Index("documents_follows", "follows"),
)

codings = Table(
    "codings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", String, nullable=False),
    Column("maker", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("is_current", Boolean, nullable=False),  # of the document's last maker
    Column("claims", Integer, nullable=False),
    Column("origin", Text, nullable=False),
    Column("page", LargeBinary, nullable=False),  # mentions and links, compressed
    Column("sha256", String, nullable=False),
    Index("codings_document", "document_id", "maker", unique=True),
    Index("codings_current", "is_current", "document_id"),
)

claims = Table(
    "claims",
    metadata,
    Column("coding", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False),
    Column("document_id", String, nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first", String),
    Column("last", String),
    Column("record", Text, nullable=False),
    Column("sha256", String, nullable=False),
    Index("claims_id", "id"),
)

refused = Table(
    "refused",
    metadata,
    Column("id", String, primary_key=True),
    Column("location", Text, nullable=False),
    Column("row", Integer),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("maker", Text, nullable=False),
    Column("at", String, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("at", String, nullable=False),
    Column("reviewer", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("subject_kind", String, nullable=False),
    Column("field", String),
    Column("old", Text),
    Column("new", Text),
    Column("note", Text),
    Column("batch", String),
    Column("retracts", String),
    Column("record", Text, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("decisions_reviewer", "reviewer", "number"),
    Index("decisions_batch", "batch"),
    Index("decisions_retracts", "retracts"),
    Index("decisions_verdict", "verdict", "number"),
)

subjects = Table(
    "subjects",
    metadata,
    Column("kind", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Index("subjects_number", "number"),
)

head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # one row
    Column("number", Integer, nullable=False),
    Column("hash", String, nullable=False),
    Column("at", String, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("record", Text, nullable=False),
    Column("settled", Text),  # before people judged it as a whole; null: the same
    Column("sha256", String, nullable=False),  # of the event, its line and its amended claims
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("event_id", String, primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("record", Text),  # the claim as people added or corrected it; null: as the machine wrote it
    Index("event_claims_claim", "claim_id"),
)

# Narrow, so that a search may pass over hundreds of thousands of lines; what a page shows is in `lines`.
worklist = Table(
    "worklist",
    metadata,
    Column("event_id", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("rank", Float, nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first", String),
    Column("last", String),
    Column("country", String),
    Column("admin1", String),
    Column("is_placed", Boolean, nullable=False),
    Column("words", Text, nullable=False),  # what is searched, folded
)
# In the order of the queue, with everything that is filtered by but for words: pages and counts are read
# from these without a look at the table.
_FILTERED = ("state", "type", "status", "country", "admin1", "is_placed", "first", "last")


def _listed_by(*first: str) -> None:
    names = (*first, *(name for name in _FILTERED if name not in first))
    before, after = (
        [worklist.c[name] for name in some] for some in (names[: len(first)], names[len(first) :])
    )
    name = f"worklist_{'_'.join(first) or 'rank'}"
    Index(name, *before, worklist.c.rank.desc(), worklist.c.event_id, *after)


for _first in ((), ("type",), ("country",)):
    _listed_by(*_first)
Index("worklist_state", worklist.c.state, worklist.c.rank.desc(), worklist.c.event_id)

lines = Table(
    "lines",
    metadata,
    Column("event_id", String, primary_key=True),
    Column("record", Text, nullable=False),
)

tags = Table(
    "tags",
    metadata,
    Column("event_id", String, primary_key=True),
    Column("kind", String, primary_key=True),  # why, actor, document, assigned, decided
    Column("value", String, primary_key=True),
    Column("rank", Float, nullable=False),
    Column("state", String, nullable=False),
)
Index("tags_value", tags.c.kind, tags.c.value, tags.c.rank.desc(), tags.c.event_id, tags.c.state)

users = Table(
    "users",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("password_hash", String, nullable=False),
    Column("created", String, nullable=False),
    Column("disabled", Boolean, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_sha256", String, primary_key=True),
    Column("user", String, nullable=False),
    Column("created", String, nullable=False),
    Column("expires", String, nullable=False),
    Column("csrf", String, nullable=False),
    Index("sessions_user", "user"),
)

# What is copied to another store, in this order; sessions are not, the rest is all there is.
KEPT = (about, documents, codings, claims, refused, decisions, subjects, head, users)
DERIVED = (events, event_claims, worklist, lines, tags)

_FOREVER = (documents, claims, decisions)


def _ddl(sql: str) -> DDL:
    return DDL(sql)  # type: ignore[no-untyped-call]  # its base class is untyped


def _guard(table: Table) -> None:
    """The database itself refuses to change or delete a row that is there for good."""
    for verb in ("UPDATE", "DELETE"):
        name = f"{table.name}_no_{verb.lower()}"
        sqlite = _ddl(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{table.name} are never changed'); END"
        )
        postgres = _ddl(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table.name} "
            "FOR EACH ROW EXECUTE FUNCTION dateline_refuse()"
        )
        event.listen(table, "after_create", sqlite.execute_if(dialect="sqlite"))
        event.listen(table, "after_create", postgres.execute_if(dialect="postgresql"))


_REFUSE = _ddl(
    "CREATE OR REPLACE FUNCTION dateline_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '%% are never changed', TG_TABLE_NAME; END $$"
)
event.listen(metadata, "before_create", _REFUSE.execute_if(dialect="postgresql"))
for _table in _FOREVER:
    _guard(_table)
