@echo off
rem Starts tailspin.jar, which lies beside this script. TAILSPIN_JAVA_OPTS go to Java.
setlocal
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
where /q "%java%" 2>nul || if not exist "%java%" (
    echo tailspin: there is no Java: install Java 17 or later, or set JAVA_HOME 1>&2
    exit /b 1
)
"%java%" %TAILSPIN_JAVA_OPTS% -jar "%~dp0tailspin.jar" %*
exit /b %ERRORLEVEL%
