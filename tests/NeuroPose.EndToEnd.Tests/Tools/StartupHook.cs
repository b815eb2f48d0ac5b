/// <summary>
/// Runs in the real command before it does (DOTNET_STARTUP_HOOKS), and breaks its standard output: an internal error on demand. The
/// runtime asks for this name outside of every namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => Console.SetOut(new Broken());

    private sealed class Broken : StringWriter
    {
        public override void Write(char value) => throw new InvalidOperationException("Broken on purpose.");

        public override void Write(string? value) => throw new InvalidOperationException("Broken on purpose.");
    }
}
