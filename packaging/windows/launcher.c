/* A program of Kiosk for Windows: loads the Python in its own folder and runs one module with it.

   Built once for each program, with these words given by packaging/windows_launchers.py:
     MODULE       the module to run, "kiosk" or a worker's
     RUNTIME      the name of the Python library, without .dll
     SAYS_IN_BOX  1 for the window, 0 for what prints, nothing for what only its exit code speaks

   Python is set up with functions that take words and numbers (PEP 741, Python 3.14), so that no
   header of Python is needed here and no layout of its structures can be wrong. */

#include <windows.h>
#include <shellapi.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define INTERNAL L"\\_internal"
#define LONGEST_PATH 32768
#define CANNOT_START 3

typedef void *Config;
typedef void *Object;

/* What is used of Python's library. */
static struct {
    Config (*create)(void);
    void (*free)(Config);
    int (*set_int)(Config, const char *, int64_t);
    int (*set_str)(Config, const char *, const char *);
    int (*set_list)(Config, const char *, size_t, char *const *);
    int (*error)(Config, const char **);
    int (*initialize)(Config);
    int (*run)(void);
    Object (*boolean)(long);
    Object (*text)(const char *);
    int (*set_sys)(const char *, Object);
} python;

static wchar_t executable[LONGEST_PATH];
static wchar_t internal[LONGEST_PATH];

static int fail(const wchar_t *what)
{
#ifdef SAYS_IN_BOX
    wchar_t words[2048];
    _snwprintf(words, 2047,
               L"Kiosk cannot start. Some of its files are missing or damaged: install it again.\n\n"
               /* The Khmer is a machine's draft. */
               L"មិនអាចបើក Kiosk បានទេ។ ឯកសារខ្លះរបស់វាបាត់ ឬខូច៖ សូមដំឡើង Kiosk ម្ដងទៀត។\n\n%ls", what);
    words[2047] = 0;
    if (SAYS_IN_BOX) {
        MessageBoxW(NULL, words, L"Kiosk", MB_OK | MB_ICONERROR);
    } else {
        char bytes[6144];
        DWORD written;
        int length = WideCharToMultiByte(CP_UTF8, 0, words, -1, bytes, sizeof bytes, NULL, NULL);
        WriteFile(GetStdHandle(STD_ERROR_HANDLE), bytes, length > 0 ? length - 1 : 0, &written, NULL);
    }
#else
    (void)what;
#endif
    return CANNOT_START;
}

static char *utf8(const wchar_t *text)
{
    int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *bytes = malloc(size);
    if (bytes) WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, size, NULL, NULL);
    return bytes;
}

static int find_own_folder(void)
{
    DWORD length = GetModuleFileNameW(NULL, executable, LONGEST_PATH);
    wchar_t *last;
    if (!length || length >= LONGEST_PATH - 64) return 0;
    wcscpy(internal, executable);
    last = wcsrchr(internal, L'\\');
    if (!last) return 0;
    wcscpy(last, INTERNAL);
    return 1;
}

/* Libraries come from the system's folder and from ours: never from the current folder or PATH,
   where a stranger may have put one. */
static void trust_own_libraries_only(void)
{
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(internal);
}

static int load_python(void)
{
    wchar_t path[LONGEST_PATH + 64];
    HMODULE library;
    _snwprintf(path, LONGEST_PATH + 63, L"%ls\\" RUNTIME L".dll", internal);
    library = LoadLibraryExW(
        path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (!library) return 0;
#define FIND(field, name) ((python.field = (void *)GetProcAddress(library, name)) != NULL)
    return FIND(create, "PyInitConfig_Create") && FIND(free, "PyInitConfig_Free") &&
           FIND(set_int, "PyInitConfig_SetInt") && FIND(set_str, "PyInitConfig_SetStr") &&
           FIND(set_list, "PyInitConfig_SetStrList") && FIND(error, "PyInitConfig_GetError") &&
           FIND(initialize, "Py_InitializeFromInitConfig") && FIND(run, "Py_RunMain") &&
           FIND(boolean, "PyBool_FromLong") && FIND(text, "PyUnicode_FromString") &&
           FIND(set_sys, "PySys_SetObject");
#undef FIND
}

/* Nothing of the user's environment or of another Python on the computer counts: that is what a
   new configuration says by itself. What follows is what it does not do by itself. */
static int configure(Config config, int count, char **words)
{
    char *own = utf8(executable), *home = utf8(internal), *library;
    wchar_t path[LONGEST_PATH + 64];
    char *folders[2];
    _snwprintf(path, LONGEST_PATH + 63, L"%ls\\" RUNTIME L".zip", internal);
    library = utf8(path);
    folders[0] = library;
    folders[1] = home;
    return own && home && library &&
           !python.set_str(config, "executable", own) && !python.set_str(config, "home", home) &&
           !python.set_list(config, "module_search_paths", 2, folders) &&
           !python.set_list(config, "argv", count, words) &&
           !python.set_str(config, "run_module", MODULE) &&
           !python.set_int(config, "site_import", 0) &&
           !python.set_int(config, "utf8_mode", 1) &&
           /* Pipes to workers carry bytes: no line ends are translated in them. */
           !python.set_int(config, "configure_c_stdio", 1) &&
           !python.set_int(config, "install_signal_handlers", 1);
}

/* The marks of a packaged program that kiosk.core.folders and kiosk.workers.launch look for. */
static int mark_as_packaged(void)
{
    char *home = utf8(internal);
    return home && !python.set_sys("frozen", python.boolean(1)) &&
           !python.set_sys("_MEIPASS", python.text(home));
}

static int run(int count, char **words)
{
    Config config = python.create();
    const char *reason = NULL;
    wchar_t shown[1024] = L"";
    if (!config) return fail(RUNTIME);
    if (!configure(config, count, words) || python.initialize(config) < 0) {
        if (python.error(config, &reason) == 1 && reason)
            MultiByteToWideChar(CP_UTF8, 0, reason, -1, shown, 1023);
        python.free(config);
        return fail(shown);
    }
    python.free(config);
    return mark_as_packaged() ? python.run() : fail(RUNTIME);
}

int main(void)
{
    int count, index;
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), &count);
    char **words;
    /* A crash is Kiosk's to tell: no box and no report by the system, which would keep memory. */
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    if (!wide || !find_own_folder()) return fail(L"_internal");
    trust_own_libraries_only();
    if (!load_python()) return fail(L"_internal\\" RUNTIME L".dll");
    words = calloc(count + 1, sizeof *words);
    if (!words) return fail(L"");
    for (index = 0; index < count; index++)
        if (!(words[index] = utf8(wide[index]))) return fail(L"");
    return run(count, words);
}
