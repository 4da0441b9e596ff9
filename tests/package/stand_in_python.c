/* A stand-in for Python's library: takes the set-up that Kiosk's programs give it and tells what
   it was given, on standard output and, if KIOSK_STAND_IN names a file, in that.

   --exit N ends with that code; --until-input-ends waits for the end of standard input. */

#include <windows.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __declspec(dllexport)

static char told[65536];
static int exit_code;
static int waits;

static void tell(const char *name, const char *value)
{
    size_t length = strlen(told);
    snprintf(told + length, sizeof told - length, "%s=%s\n", name, value);
}

static void tell_number(const char *name, long long number)
{
    char text[32];
    snprintf(text, sizeof text, "%lld", number);
    tell(name, text);
}

EXPORT void *PyInitConfig_Create(void) { return told; }
EXPORT void PyInitConfig_Free(void *config) { (void)config; }
EXPORT int PyInitConfig_GetError(void *config, const char **error)
{
    (void)config;
    *error = "none";
    return 0;
}

EXPORT int PyInitConfig_SetInt(void *config, const char *name, int64_t value)
{
    (void)config;
    tell_number(name, value);
    return 0;
}

EXPORT int PyInitConfig_SetStr(void *config, const char *name, const char *value)
{
    (void)config;
    tell(name, value);
    return 0;
}

EXPORT int PyInitConfig_SetStrList(void *config, const char *name, size_t count, char *const *items)
{
    size_t index;
    (void)config;
    for (index = 0; index < count; index++) {
        tell(name, items[index]);
        if (!strcmp(items[index], "--exit") && index + 1 < count) exit_code = atoi(items[index + 1]);
        if (!strcmp(items[index], "--until-input-ends")) waits = 1;
    }
    return 0;
}

EXPORT int Py_InitializeFromInitConfig(void *config)
{
    (void)config;
    tell("initialized", "yes");
    return 0;
}

EXPORT void *PyBool_FromLong(long value) { return value ? "True" : "False"; }
EXPORT void *PyUnicode_FromString(const char *text) { return _strdup(text); }

EXPORT int PySys_SetObject(const char *name, void *value)
{
    char full[64];
    snprintf(full, sizeof full, "sys.%s", name);
    tell(full, value);
    return 0;
}

EXPORT int Py_RunMain(void)
{
    HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE), input = GetStdHandle(STD_INPUT_HANDLE);
    wchar_t path[MAX_PATH];
    char byte;
    DWORD count;
    WriteFile(output, told, strlen(told), &count, NULL);
    if (GetEnvironmentVariableW(L"KIOSK_STAND_IN", path, MAX_PATH)) {
        HANDLE file = CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
        WriteFile(file, told, strlen(told), &count, NULL);
        CloseHandle(file);
    }
    while (waits && ReadFile(input, &byte, 1, &count, NULL) && count) continue;
    return exit_code;
}
