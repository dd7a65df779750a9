"""Settings of the Superset that reads a published release; every path comes from the environment.

`OGI_SUPERSET_HOME` is the folder that holds the secret key and Superset's own database (charts and users, no data of
the warehouse).
"""

import os
from pathlib import Path

HOME = Path(os.environ["OGI_SUPERSET_HOME"])

SECRET_KEY = (HOME / "secret_key").read_text(encoding="ascii")
SQLALCHEMY_DATABASE_URI = f"sqlite:///{HOME / 'superset.db'}?check_same_thread=false"

BABEL_DEFAULT_LOCALE = "zh"
LANGUAGES = {"zh": {"flag": "cn", "name": "中文"}, "en": {"flag": "us", "name": "English"}}

METASTORE_CACHE = {"CACHE_TYPE": "SupersetMetastoreCache", "CACHE_DEFAULT_TIMEOUT": 86400}
FILTER_STATE_CACHE_CONFIG = METASTORE_CACHE
EXPLORE_FORM_DATA_CACHE_CONFIG = METASTORE_CACHE
# A chart shows what the published file holds now: a new release must not wait for a cache to expire.
DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
RATELIMIT_STORAGE_URI = "memory://"

# Served on loopback without TLS, so the session cookie cannot ask for it.
SESSION_COOKIE_SECURE = False
SESSION_COOKIE_SAMESITE = "Lax"
# Telemetry and version checks are calls to other hosts.
SCARF_ANALYTICS = False
FEATURE_FLAGS = {"DASHBOARD_RBAC": False, "ALERT_REPORTS": False}
