"""Words that judge people or impute intent: they stand in no text that the package shows."""

import re

ACCUSING = re.compile(
    r"造假|违规|违法|违纪|舞弊|虚报|虚假|腐败|贪污|挪用"
    r"|fraud|illegal|corrupt|embezzl|fake|falsif|violat|scandal",
    re.IGNORECASE,
)
