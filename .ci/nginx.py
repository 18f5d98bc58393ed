"""nginx, which serves a site in the tests.

Installed in CI, or where ARCHIVE_INSTALL=1 asks for it; on Debian, others than root do not find it.
"""

import shutil

from system import install, say

PLACES = "/usr/sbin:/usr/local/sbin"

if not (shutil.which("nginx") or shutil.which("nginx", path=PLACES) or install("nginx")):
    say("No nginx: what it sends is not tried (Debian and Ubuntu: nginx).")
