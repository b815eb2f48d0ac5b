using System.CommandLine;
using NeuroPose.Cli.Terminal;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// <c>neuropose completion</c>: a script that completes commands, options and their words in a shell. The script asks the command itself, so
/// that it never grows old.
/// </summary>
internal static class CompletionCommand
{
    private static readonly (string Shell, string How, string Script)[] Shells =
    [
        ("bash", "source <(neuropose completion bash), in ~/.bashrc to keep it", """
            # neuropose: completion for bash. Where the command has nothing to offer, files are.
            _neuropose() {
                local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" found
                found="$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)"
                [[ "$word" != -* && "$COMP_CWORD" -gt 1 ]] && found="$(grep -v '^-' <<< "$found")"
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$found" -- "$word"))
            }
            complete -o default -F _neuropose neuropose ./neuropose
            """),
        ("zsh", "source <(neuropose completion zsh), in ~/.zshrc behind compinit to keep it", """
            #compdef neuropose
            # neuropose: completion for zsh. Where the command has nothing to offer, files are.
            _neuropose() {
                local line="${(j: :)words[1,CURRENT]}"
                local -a found
                found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
                [[ "${words[CURRENT]}" != -* && CURRENT -gt 2 ]] && found=("${(@)found:#-*}")
                found=("${(@)found:#}")
                compadd -- "${found[@]}" || _files
            }
            compdef _neuropose neuropose
            """),
        ("fish", "neuropose completion fish | source, in ~/.config/fish/config.fish to keep it", """
            # neuropose: completion for fish, beside files.
            function __neuropose_complete
                set -l line (commandline -cp)
                set -l word (commandline -ct)
                set -l command (commandline -opc)[1]
                set -l found ($command "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null)
                if string match -q -- '-*' "$word"
                    printf '%s\n' $found
                else
                    printf '%s\n' $found | string match -v -- '-*'
                end
            end
            complete -c neuropose -a '(__neuropose_complete)'
            """),
        ("pwsh", "neuropose completion pwsh | Out-String | Invoke-Expression, in $PROFILE to keep it", """
            # neuropose: completion for PowerShell.
            Register-ArgumentCompleter -Native -CommandName neuropose -ScriptBlock {
                param($word, $call, $cursor)
                $line = $call.ToString().PadRight($cursor).Substring(0, $cursor)
                & neuropose "[suggest:$cursor]" $line 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """),
    ];

    public static Command Create(Screen screen)
    {
        var completion = new Command("completion", "Prints a script that completes commands, options and their words in a shell.");
        foreach (var (shell, how, script) in Shells)
        {
            var verb = new Command(shell, $"For {shell}: {how}.");
            verb.SetAction(_ =>
            {
                screen.Writers.Output.Write(script.ReplaceLineEndings("\n") + "\n");
                return ExitCode.Success;
            });
            completion.Add(verb);
        }

        return completion;
    }
}
