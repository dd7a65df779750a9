"""The raw tables: the one declaration of their columns."""

import polars as pl

from ingest.raw_schema import Column, RawTable

TEXT = pl.String()
INT = pl.Int32()
BIGINT = pl.Int64()
DOUBLE = pl.Float64()
BOOL = pl.Boolean()
DATE = pl.Date()
TIMESTAMP = pl.Datetime("us")
TEXTS = pl.List(pl.String)

SCRIPTS = ("hans", "hant", "mixed")
SCOPES = ("own", "consolidated", "unknown")
BASES = ("annual", "cumulative", "period")
READINGS = ("text", "ocr")
ROW_STATUSES = ("complete", "short", "no_header")
APART = ("other_body", "other_business", "plan")


def _spans(**fields: pl.DataType) -> pl.List:
    return pl.List(pl.Struct(fields))


MENTION = _spans(name=TEXT, role=TEXT, place=TEXT, occurrences=INT, span_start=INT, span_end=INT)
YEAR_CANDIDATE = _spans(year=INT, kind=TEXT, evidence=TEXT, span_start=INT, span_end=INT, strength=INT)
VOCABULARY_CANDIDATE = _spans(vocabulary=TEXT, score=DOUBLE, table_index=INT)
REPEATED_SPAN = _spans(span_start=INT, span_end=INT, same_as_start=INT)

RUN_ID = Column("run_id", TEXT, "写入该行的入库批次", "The ingest run that wrote the row")
REPORT_ID = Column(
    "report_id", TEXT, "文件字节的 SHA-256，小写十六进制", "SHA-256 of the file's bytes, lower-case hex"
)
LOCATOR = Column(
    "locator",
    TEXT,
    "原文位置：text:起-止，按纯文本的码点计，可另附版式位置",
    "Where it stands: text:START-END in code points of the plain text, then the place in the format",
)

INGEST_RUN = RawTable(
    "ingest_run",
    "入库批次，每次运行一行",
    "One row per ingest run",
    "run_id",
    (
        Column("run_id", TEXT, "批次编号", "The run"),
        Column("started_at", TIMESTAMP, "开始时间（UTC）", "When it began (UTC)"),
        Column(
            "finished_at",
            TIMESTAMP,
            "结束时间（UTC）；被中断的为空",
            "When it ended (UTC); NULL if it was killed",
            True,
        ),
        Column("code_version", TEXT, "程序版本", "Version of the code"),
        Column("parser_version", TEXT, "解析器版本", "Version of the parser"),
        Column("files_seen", INT, "看到的文件数", "Files seen"),
        Column("loaded", INT, "入库数", "Files whose report was loaded"),
        Column("unchanged", INT, "未变数", "Files whose report was already there"),
        Column("rejected", INT, "拒收数", "Files rejected"),
    ),
)

SOURCE_FILE = RawTable(
    "source_file",
    "报告的来源，每处一行（同一份报告可有多处）",
    "One row per place where a report was found (a report may have several)",
    "source_id",
    (
        Column("source_id", TEXT, "来源编号：报告与来源地址的哈希", "Hash of the report and the place"),
        REPORT_ID,
        Column(
            "source_name", TEXT, "文件名；容器内为 容器!/路径", "Base name, or archive!/path in a container"
        ),
        Column("source_uri", TEXT, "完整位置", "The full place"),
        Column("byte_size", BIGINT, "字节数", "Size in bytes"),
        Column(
            "retrieved_at",
            TIMESTAMP,
            "抓取时间，未知为空",
            "When it was retrieved, NULL if nobody says",
            True,
        ),
        Column("manifest_url", TEXT, "清单中的网址", "Address given by the manifest", True),
        Column("manifest_agency", TEXT, "清单中的机关名称", "Agency given by the manifest", True),
        Column("manifest_year", INT, "清单中的年度", "Year given by the manifest", True),
        Column(
            "manifest_published_on", DATE, "清单中的发布日期", "Publication date given by the manifest", True
        ),
        Column(
            "metadata", TEXT, "抓取或网站的元数据（JSON）", "Metadata of the crawl or the site, as JSON", True
        ),
        RUN_ID,
    ),
)

REPORT = RawTable(
    "report",
    "报告，每份内容一行",
    "One row per report (content)",
    "report_id",
    (
        REPORT_ID,
        Column("media_type", TEXT, "媒体类型", "Media type"),
        Column("encoding", TEXT, "字符编码", "Character encoding", True),
        Column("title", TEXT, "标题原文", "Title as printed", True),
        Column("publisher", TEXT, "发布机构原文", "Publisher as printed", True),
        Column(
            "report_year", INT, "据证据确定的年度，不猜", "Year established by evidence, never guessed", True
        ),
        Column("year_evidence", TEXT, "年度的证据", "The evidence for the year", True),
        Column("published_on", DATE, "发布日期", "Publication date", True),
        Column("language_script", TEXT, "简体、繁体或混用", "Script of the text", values=SCRIPTS),
        Column(
            "scope",
            TEXT,
            "口径：本机关、汇总或不明",
            "Whether it counts its own body or others too",
            values=SCOPES,
        ),
        Column("scope_evidence", TEXT, "口径的证据", "The evidence for the scope", True),
        Column("vocabulary", TEXT, "主要表式", "Main vocabulary", True),
        Column("vocabulary_score", DOUBLE, "表式得分", "Score of the main vocabulary", True),
        Column("plain_text", TEXT, "纯文本，位置都按它计", "The plain text that all offsets count in"),
        Column(
            "agency_mention", MENTION, "文中出现的机关名称及其位置", "Names of bodies found, where and how"
        ),
        Column(
            "year_candidate", YEAR_CANDIDATE, "全部年度候选及证据", "Every year candidate with its evidence"
        ),
        Column(
            "vocabulary_candidate", VOCABULARY_CANDIDATE, "各表的表式得分", "Vocabularies with their scores"
        ),
        Column(
            "repeated_span", REPEATED_SPAN, "重复印出而只读一次的段落", "Passages printed twice and read once"
        ),
        Column("parser_version", TEXT, "解析器版本", "Version of the parser"),
        Column(
            "parse_id", TEXT, "解析结果的哈希", "Hash of the report, the parser version and what was parsed"
        ),
        RUN_ID,
        Column("parsed_at", TIMESTAMP, "解析时间（UTC）", "When it was parsed (UTC)"),
    ),
)

TABLE_CELL = RawTable(
    "table_cell",
    "表格数据格，每格一行",
    "One row per data cell of a table",
    "cell_id",
    (
        Column("cell_id", TEXT, "数据格编号", "The cell"),
        REPORT_ID,
        Column("table_index", INT, "表序，从 0 起", "Table in the report, from 0"),
        Column("row_index", INT, "行序，从 0 起", "Row in the table, from 0"),
        Column("column_index", INT, "列序，从 0 起", "Column in the table, from 0"),
        Column(
            "section",
            TEXT,
            "表前标题或表内分节",
            "Heading or caption before the table, or its section row",
            True,
        ),
        Column("row_path", TEXTS, "行标题路径，照印", "Row labels from outer to inner, as printed"),
        Column("column_path", TEXTS, "列标题路径，照印", "Column labels from outer to inner, as printed"),
        Column("raw_text", TEXT, "格内原文，空白为空串", "Text verbatim, '' when blank"),
        Column("unit", TEXT, "单位，照印", "Unit as printed", True),
        Column("vocabulary", TEXT, "该表的表式", "Vocabulary of the table", True),
        Column("scope", TEXT, "口径", "Whether it counts its own body or others too", values=SCOPES),
        Column("reading", TEXT, "文字或识别", "Read as text or by OCR", values=READINGS),
        Column("row_status", TEXT, "该行是否完整", "Whether the row is complete", values=ROW_STATUSES),
        Column("occurrence", INT, "同表同路径的第几格", "Which cell of this table with this path, from 1"),
        Column(
            "printed_year",
            INT,
            "标题或标签写明的年份；全页只写一个年份的标题不计",
            "Year that labels or headings state for it; headings of one year alone are left out",
            True,
        ),
        Column(
            "set_apart",
            TEXT,
            "标题或标签说明不是本机关公开工作的数：另一机关、另一业务、计划",
            "Why labels or lines above say that it is no figure of this body on disclosure",
            True,
            APART,
        ),
        LOCATOR,
    ),
)

PROSE_VALUE = RawTable(
    "prose_value",
    "句中的数或否定，每处一行",
    "One row per number or negation found in a sentence",
    "prose_value_id",
    (
        Column("prose_value_id", TEXT, "编号", "The value"),
        REPORT_ID,
        Column("sentence", TEXT, "所在句原文", "The sentence, verbatim"),
        Column("sentence_start", INT, "句首位置", "Offset of the sentence"),
        Column("phrase", TEXT, "匹配到的短语", "The phrase that was matched", True),
        Column("raw_value", TEXT, "数的原文", "The value, verbatim"),
        Column("unit", TEXT, "单位，照印", "Unit as printed", True),
        Column("pattern_id", TEXT, "句式编号", "The pattern that explains it", True),
        Column("indicator_code", TEXT, "指标代码", "Indicator it states", True),
        Column("basis", TEXT, "时间口径", "Year, cumulative or part of a year", True, BASES),
        Column("scope", TEXT, "口径", "Whether it counts its own body or others too", values=SCOPES),
        Column("is_negation", BOOL, "是否为否定（如未收到）", "A negation such as 'none received'"),
        Column("is_approximate", BOOL, "是否约数", "Printed as approximate"),
        Column(
            "excluded_reason",
            TEXT,
            "不采用的原因，采用为空",
            "Why it does not count, NULL when it does",
            True,
        ),
        LOCATOR,
    ),
)

REJECTION = RawTable(
    "rejection",
    "未读成的文件或其中一部分，每处一行",
    "One row per file, or part of a file, that was not read",
    "rejection_id",
    (
        Column("rejection_id", TEXT, "编号", "The rejection"),
        Column("source_name", TEXT, "文件名", "Base name, or archive!/path in a container"),
        Column("source_uri", TEXT, "完整位置", "The full place"),
        Column(
            "report_id",
            TEXT,
            "字节的 SHA-256，读不到则空",
            "SHA-256 of the bytes, NULL if they could not be read",
            True,
        ),
        Column("part", TEXT, "哪一部分，整份则空", "Which part, NULL for the whole file", True),
        Column(
            "reason_code",
            TEXT,
            "原因代码，见 rejection_reason",
            "Reason code of seeds/quality/rejection_reason.csv",
        ),
        Column("message", TEXT, "可据以处理的说明", "A message a person can act on, in Chinese and English"),
        RUN_ID,
    ),
)

RAW_TABLES = (INGEST_RUN, SOURCE_FILE, REPORT, TABLE_CELL, PROSE_VALUE, REJECTION)
"""All raw tables, in the order in which a load writes them."""

BY_NAME = {table.name: table for table in RAW_TABLES}
"""The raw tables by their name without the schema."""
