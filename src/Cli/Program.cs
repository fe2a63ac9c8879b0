using System.Runtime.InteropServices;
using Mechanisms.Cli;
using Mechanisms.Host;

if (args is ["run", ..]) MechanismHost.WarmUp();
using var cancellation = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
using CliConsole console = CliConsole.OfProcess();
return CliApplication.Run(args, console, cancellation.Token);

// The first one asks the work to stop; a second one ends the process at once. Results are written at the very end, so
// neither leaves half of them behind.
void OnSignal(PosixSignalContext context)
{
    if (cancellation.IsCancellationRequested) return;
    context.Cancel = true;
    cancellation.Cancel();
}
