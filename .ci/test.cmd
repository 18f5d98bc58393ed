@echo off
rem What .ci/test does, for Windows. Nobody has run it there yet.
setlocal
cd /d "%~dp0.."
py -3 .ci\environment.py test || exit /b 1
for /f "delims=" %%b in ('.venv\Scripts\python.exe .ci\chromium.py') do set ARCHIVE_CHROMIUM=%%b
.venv\Scripts\python.exe -m ruff check || exit /b 1
.venv\Scripts\python.exe -m ruff format --check || exit /b 1
.venv\Scripts\python.exe -m mypy || exit /b 1
.venv\Scripts\python.exe -m pytest --numprocesses auto --dist worksteal %*
