using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NeuroPose.Cli.Commands;

/// <summary>The help of a command whose parent has arguments, which are not given where the command is.</summary>
internal sealed class OwnHelp(Command parent) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help has not yet given what is required.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        foreach (var argument in parent.Arguments)
        {
            argument.Hidden = true;
        }

        return new HelpAction().Invoke(parseResult);
    }
}
