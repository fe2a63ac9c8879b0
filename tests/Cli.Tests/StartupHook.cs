/// <summary>Runs before the main program of a process that names this assembly as its hook; tests start such processes.</summary>
internal static class StartupHook
{
    /// <summary>Names a file that is to hold the assemblies that the process has loaded when it ends.</summary>
    public const string Variable = "MECHANISMS_TEST_LIST_ASSEMBLIES";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } file) return;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
            file, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
    }
}
