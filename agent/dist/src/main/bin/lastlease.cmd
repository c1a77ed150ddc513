@echo off
rem Starts lastlease on Windows, where it analyses captures: from bin\ beside lib\.
rem Live capture needs Npcap; see the file WINDOWS.md.
setlocal
set "LASTLEASE_HOME=%~dp0.."
set "LASTLEASE_JAVA=java"
if exist "%LASTLEASE_HOME%\runtime\bin\java.exe" (
  set "LASTLEASE_JAVA=%LASTLEASE_HOME%\runtime\bin\java.exe"
) else if defined JAVA_HOME (
  set "LASTLEASE_JAVA=%JAVA_HOME%\bin\java.exe"
)
if "%LASTLEASE_JAVA%"=="java" (
  where /q java
  if errorlevel 1 (
    echo lastlease: no Java found; install a Java runtime 17 or newer, or set JAVA_HOME 1>&2
    exit /b 1
  )
)
"%LASTLEASE_JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData %LASTLEASE_JAVA_OPTIONS% -cp "%LASTLEASE_HOME%\lib\*;%LASTLEASE_HOME%\hub\*" lastlease.cli.Main %*
exit /b %ERRORLEVEL%
