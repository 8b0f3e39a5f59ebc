# Completion of crossroads for fish.

function __crossroads_completion
    set -l program (string replace -r '^~/' "$HOME/" -- (commandline -opc)[1])
    set -l token (commandline -ct)
    set -lx _CROSSROADS_COMPLETE fish_complete
    set -lx CROSSROADS_LINE (commandline -cp | string collect)
    set -l answer ($program 2>/dev/null </dev/null)
    set -l option (string match -r '^--[^=]+=' -- $token; or echo '')
    set -l place (string replace -r '^--[^=]+=' '' -- $token)
    switch "$answer[1]"
        case file
            # as for a command that fish knows nothing about, so that ~ stays as it was typed
            printf '%s\n' $option(complete --do-complete "__crossroads_unknown $place")
        case folder
            printf '%s\n' $option(__fish_complete_directories $place)
        case '*'
            set -q answer[2] && printf '%s\n' $answer[2..-1]
    end
end

complete --command crossroads --no-files --keep-order --arguments '(__crossroads_completion)'
