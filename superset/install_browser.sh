#!/usr/bin/env bash
# Debian's Chromium and a Chinese font for the browser tests, installed where they are missing.
set -euo pipefail

if command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q .; then
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo '没有 Chromium，也没有 apt-get：请自行安装 chromium 和一种中文字体。' >&2
  echo 'No Chromium and no apt-get: please install chromium and a Chinese font.' >&2
  exit 2
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    chromium fontconfig fonts-noto-cjk >/dev/null
}
# The package lists of a new machine may be missing or old.
install 2>/dev/null || { "${as_root[@]}" apt-get update -qq && install; }
