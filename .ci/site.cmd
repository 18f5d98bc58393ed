@echo off
rem What .ci/site does, for Windows. Nobody has run it there yet.
setlocal
cd /d "%~dp0.."
set lock=site
for %%f in (content\originals\*) do if /i not "%%~xf"==".txt" set lock=import
py -3 .ci\environment.py %lock% || exit /b 1
.venv\Scripts\python.exe -m generator build %*
