"""What sentences add to the reading of a long report: running text with as many numbers as real reports have."""

from __future__ import annotations

import random
import statistics
import time

from ingest.extract.prose import extract_prose
from ingest.locate import read_document
from ingest.normalise.characters import squeeze

LENGTH = 8000
"""Characters of the running text; with 12 to 17 numbers in a thousand, a fifth of them dates."""

ROUNDS, REPORTS = 7, 5

HEADINGS = (
    "一、总体情况",
    "二、主动公开情况",
    "三、依申请公开情况",
    "四、监督保障情况",
    "五、存在的主要问题及改进情况",
)

PLAIN = (
    "坚持把政务公开作为推进依法行政的重要抓手，纳入年度重点工作统筹部署，主要负责同志定期听取情况汇报，形成上下联动的工作格局。",
    "对照主动公开基本目录逐项梳理，及时更新机构职能、规划计划、行政许可等栏目，做到内容准确、格式规范、便于查询。",
    "落实先审查后公开制度，明确拟稿人、科室负责人、分管领导三级把关责任，未经审查的信息一律不得上网发布。",
    "持续优化门户网站栏目设置，整合功能相近的页面，完善检索功能，方便群众快速找到所需信息，页面打开速度明显提升。",
    "围绕企业和群众关注的教育、医疗、就业等领域，灵活运用图解、音视频、问答等形式，增强政策解读的针对性和可读性。",
    "部分单位对公开工作的认识还不够到位，个别栏目更新不够及时，解读形式较为单一，业务人员变动频繁影响了工作的连续性。",
    "规范办理流程，完善登记、审核、办理、答复、归档等环节，加强与申请人的沟通，对内容不明确的及时指导补正。",
    "定期开展自查和抽查，对发现的错别字、错链、空白栏目等问题建立台账，限期整改，结果在一定范围内通报。",
)

SHORT = (
    "全年公开规范性文件{d}件，没有发生因公开引发的行政复议。",
    "2023年，共办理依申请公开{d}件，未收取任何费用。",
    "组织开展专题培训{e}次，覆盖各科室联络员。",
    "通过微信公众号发布政策解读{b}篇，群众反映良好。",
    "上年度结转申请{e}件，均在期限内办结。",
    "2022年共发布信息{a}条，栏目维护及时规范。",
    "个别单位更新周期超过{d}天，时效性不强。",
)

LONG = (
    "2023年，通过门户网站主动公开政府信息{a}条，其中政策文件{b}条、工作动态{c}条，发布解读材料{d}篇。",
    "全年共收到信息公开申请{b}件，其中当面申请{d}件、网络申请{c}件、信函申请{e}件，均已按时答复。",
    "办理人大代表建议{b}件、政协提案{c}件，办理结果全部按要求公开，满意率达9{e}%。",
    "2023年{m}月{d}日，制定印发《关于规范政府信息公开工作的实施意见》（某政办发〔2023〕{d}号），明确5个方面16项任务。",
    "2023年{m}月，对全市{d}个部门、1{e}个乡镇的网站进行检查，发现问题{b}个，整改率达到9{e}.5%。",
    "按照《条例》第二十条、第五十条规定，于2023年1月31日前向社会公布年度报告。",
    "与2022年相比，公开数量增加{d}条，增长{e}.{m}个百分点；2022年共受理申请{b}件。",
)


def report(seed: int) -> str:
    """A report of `LENGTH` characters of running text."""
    chance = random.Random(seed)
    lines = ["某某市人民政府办公室2023年政府信息公开工作年度报告"]
    headings = list(HEADINGS)
    length = 0
    while length < LENGTH:
        if len(HEADINGS) - len(headings) <= length * len(HEADINGS) // LENGTH and headings:
            lines.append(headings.pop(0))
        sentences = [chance.choice(PLAIN) for _ in range(chance.randrange(1, 4))]
        if chance.random() < 0.75:
            sentences.append(chance.choice(LONG if chance.random() < 0.35 else SHORT))
        figures = {name: chance.randrange(1, most) for name, most in (("a", 9999), ("b", 300), ("c", 99))}
        figures |= {"d": chance.randrange(1, 28), "e": chance.randrange(1, 9), "m": chance.randrange(1, 13)}
        lines.append("".join(sentences).format(**figures))
        length += len(lines[-1])
    return "\n\n".join(lines)


def added(content: str) -> float:
    """The processor time, in milliseconds, of the sentences of a report of which all else is read."""
    paragraphs = read_document(content.encode()).paragraphs()
    for paragraph in paragraphs:
        squeeze(paragraph.text)
    start = time.process_time()
    extract_prose(paragraphs, 2023)
    return 1000 * (time.process_time() - start)


def milliseconds() -> float:
    """What sentences add to one report: the median of rounds over reports with other figures."""
    added(report(0))
    rounds = [
        [report(seed) for seed in range(first, first + REPORTS)]
        for first in range(1, ROUNDS * REPORTS, REPORTS)
    ]
    return statistics.median(statistics.mean(map(added, reports)) for reports in rounds)


if __name__ == "__main__":
    print(f"{milliseconds():.1f} ms for {LENGTH} characters")
