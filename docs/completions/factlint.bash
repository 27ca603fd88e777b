# bash completion of factlint
_factlint() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} options
  COMPREPLY=()
  case $previous in
    --config) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --pack) COMPREPLY=($(compgen -f -- "$word")); return ;;
    -f|--format) COMPREPLY=($(compgen -W 'text json jsonl sarif junit github gitlab rdjson csv markdown html yaml md' -- "$word")); return ;;
    -o|--output) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --show) COMPREPLY=($(compgen -W 'all reported' -- "$word")); return ;;
    --source) return ;;
    --subject) return ;;
    --metric) return ;;
    --code) return ;;
    -j|--jobs) return ;;
    --cache) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --color) COMPREPLY=($(compgen -W 'auto always never' -- "$word")); return ;;
    --progress) COMPREPLY=($(compgen -W 'auto always never' -- "$word")); return ;;
    --today) return ;;
    --from) COMPREPLY=($(compgen -W 'text jsonl' -- "$word")); return ;;
    --fail-on) COMPREPLY=($(compgen -W 'never note warning error' -- "$word")); return ;;
    --fail-on-verdict) COMPREPLY=($(compgen -W 'contradiction tension drift' -- "$word")); return ;;
    --base) return ;;
    --head) return ;;
    --sarif-profile) COMPREPLY=($(compgen -W 'full github' -- "$word")); return ;;
    --baseline) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --outcome) return ;;
    --reason) return ;;
    --owner) return ;;
    --until) return ;;
    --pin) COMPREPLY=($(compgen -W 'state key' -- "$word")); return ;;
    --rule) return ;;
    --largest) return ;;
  esac
  if (( COMP_CWORD == 1 )); then
    COMPREPLY=($(compgen -W 'audit check extract mentions reconcile explain diff keys rules baseline waivers init --help --version' -- "$word"))
    return
  fi
  case ${COMP_WORDS[1]} in
    audit)
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --cache --no-cache --color --progress --quiet --today --from --version --help --strict --allow-empty --sarif-profile --baseline' ;;
    check)
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --cache --no-cache --color --progress --quiet --today --from --version --help --strict --allow-empty --fail-on --fail-on-verdict --fail-on-stale --exit-zero --sarif-profile --baseline' ;;
    extract)
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --color --progress --quiet --today --from --version --help --strict --allow-empty --unclaimed' ;;
    mentions)
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --color --progress --quiet --today --from --version --help --strict --allow-empty' ;;
    reconcile)
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --color --progress --quiet --today --from --version --help --strict --allow-empty --sarif-profile --sorted' ;;
    explain)
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --cache --no-cache --color --progress --quiet --today --from --version --help --rule' ;;
    diff)
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --cache --no-cache --color --progress --quiet --today --from --version --help --strict --allow-empty --fail-on --fail-on-verdict --fail-on-stale --exit-zero --base --head --merge-base --sarif-profile' ;;
    keys)
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --cache --no-cache --color --progress --quiet --today --from --version --help --largest' ;;
    rules)
      if (( COMP_CWORD == 2 )); then COMPREPLY=($(compgen -W 'list show test lint profile' -- "$word")); return; fi
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --color --progress --quiet --today --from --version --help --strict --allow-empty --resolved' ;;
    baseline)
      if (( COMP_CWORD == 2 )); then COMPREPLY=($(compgen -W 'write check prune diff' -- "$word")); return; fi
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --cache --no-cache --color --progress --quiet --today --from --version --help --strict --allow-empty --baseline' ;;
    waivers)
      if (( COMP_CWORD == 2 )); then COMPREPLY=($(compgen -W 'add list stats' -- "$word")); return; fi
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --cache --no-cache --color --progress --quiet --today --from --version --help --strict --allow-empty --baseline --outcome --reason --owner --until --pin' ;;
    init)
      options='--config --pack --format --output --show --source --subject --metric --code --jobs --color --progress --quiet --today --from --version --help' ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _factlint factlint
