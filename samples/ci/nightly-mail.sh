#!/bin/sh
# Audits a site every night and writes a mail when something needs attention. For cron, on a machine without a CI system:
#
#   17 2 * * *  /opt/matang/nightly-mail.sh /srv/audit/example webmaster@example.go.id
#
# The folder holds matang.yaml (and matang-ignore.yaml, if there is one). What the script keeps there:
#   latest/    the newest report with its capture: the next night fetches only what has changed since
#   history/   one assessment for each night that reached the site, for `matang trend history`
#   failed/    what there is of the last night that did not
# A mail is sent when a condition holds, when the site cannot be reached, or when the run itself fails; a night on which
# all is well sends none. Conditions: change the list below. Needs matang on the PATH and a sendmail (SENDMAIL=…).
set -eu
folder=${1:?"usage: nightly-mail.sh FOLDER ADDRESS"}
to=${2:?"usage: nightly-mail.sh FOLDER ADDRESS"}
sendmail=${SENDMAIL:-/usr/sbin/sendmail}
cd "$folder"

# One crawl of a site at a time: a directory is made by one process only.
if ! mkdir .running 2>/dev/null; then
  echo "nightly-mail.sh: $folder/.running exists, so another run is under way; remove it if none is." >&2
  exit 4
fi
trap 'rm -rf .running' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

set -- --fail-on 'broken-menus>0' --fail-on 'newest-news>14d' --fail-on 'gambling-links>0' --fail-on 'tls-expires<30d'
if [ -f matang-ignore.yaml ]; then set -- --ignore matang-ignore.yaml "$@"; fi
if [ -f latest/assessment.json ]; then
  set -- --baseline latest/assessment.json --since latest/capture.warc.gz "$@" --fail-on 'new-findings>0'
fi
status=0
matang audit . --out .running/report --no-color "$@" >.running/summary 2>.running/reasons || status=$?

# The site answered: this run is what the next one compares with. Otherwise the earlier one stays.
if [ "$status" -le 1 ]; then
  kept=latest
  mkdir -p history
  cp .running/report/assessment.json "history/$(date +%Y-%m-%d).json"
else
  kept=failed
fi
rm -rf "$kept"
if [ -d .running/report ]; then mv .running/report "$kept"; fi

case $status in
  0) exit 0 ;;
  1) subject="needs attention" ;;
  3) subject="could not be assessed" ;;
  *) subject="the audit failed (status $status)" ;;
esac
{
  printf 'To: %s\nSubject: Website audit: %s\n' "$to" "$subject"
  printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n'
  cat .running/reasons
  printf '\n'
  cat .running/summary
  if [ -d "$kept" ]; then printf '\nThe whole report is in %s/%s.\n' "$PWD" "$kept"; fi
} | "$sendmail" -t
exit "$status"
