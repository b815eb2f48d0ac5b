using NeuroPose.Notebooks.Assistance;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>What the cells of one session share.</summary>
/// <param name="Scripts">The C# so far.</param>
/// <param name="Directives">The directives that cells may use.</param>
/// <param name="Packages">The packages that cells have asked for.</param>
/// <param name="PackageFolder">Where the packages of this machine lie.</param>
internal sealed record SessionState(SessionScripts Scripts, DirectiveTable Directives, SessionPackages Packages, string PackageFolder)
{
    /// <summary>What the session knows now, for questions about text that is not executed.</summary>
    public SessionView View() => Scripts.View() with { Directives = Directives.Infos, PackageFolder = PackageFolder };
}
