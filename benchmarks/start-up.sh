#!/usr/bin/env bash
# How long `mech` takes from its start to its end, beside a process that does nothing. Publishes both, then measures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet publish src/Cli -c Release -o out/mech -v q
dotnet publish benchmarks/Empty -c Release -o out/empty -v q
dotnet run --project benchmarks/StartUp -c Release -v q -- out/empty/Empty out/mech/mech "${1:-25}"
