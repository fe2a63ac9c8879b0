namespace Mechanisms.Dsl.Binding;

/// <content>Measures: what a kind offers to all of its mechanisms, and what a mechanism measures itself.</content>
internal sealed partial class StepBinder
{
    /// <summary>
    /// Binds the measures, behind all else. One that a kind offers and that does not go with this mechanism is left out, with
    /// all that would be said of it.
    /// </summary>
    public void BindMeasures()
    {
        StepSymbol[] measures = [.. _model.Steps.Where(step => step.Syntax.IsMeasure)];
        foreach ((StepSymbol measure, bool isInCircle) in BehindWhatTheyRead(measures))
        {
            // Measures that need each other are a mistake wherever they stand, and binding them says so.
            if (measure.IsOffered && !isInCircle) BindOffered(measure);
            else Bind(measure);
        }
    }

    // The way there is kept in a list and not on the stack: there may be thousands of measures, each of which reads the next.
    private List<(StepSymbol Measure, bool IsInCircle)> BehindWhatTheyRead(StepSymbol[] measures)
    {
        var ordered = new List<(StepSymbol, bool)>();
        var path = new List<(StepSymbol Measure, Queue<StepSymbol> Reads)>();
        HashSet<StepSymbol> seen = [], circular = [];
        foreach (StepSymbol measure in measures)
        {
            Enter(measure);
            while (path.Count > 0)
            {
                (StepSymbol last, Queue<StepSymbol> reads) = path[^1];
                if (reads.TryDequeue(out StepSymbol? next))
                {
                    int at = path.FindIndex(entry => entry.Measure == next);
                    if (at >= 0) circular.UnionWith(path.Skip(at).Select(entry => entry.Measure));
                    Enter(next);
                    continue;
                }

                path.RemoveAt(path.Count - 1);
                ordered.Add((last, circular.Contains(last)));
            }
        }

        return ordered;

        void Enter(StepSymbol entered)
        {
            if (seen.Add(entered)) path.Add((entered, new Queue<StepSymbol>(ReadsOf(entered).Where(read => read.Syntax.IsMeasure))));
        }
    }

    private void BindOffered(StepSymbol measure)
    {
        int bound = Bound.Count, said = _model.Messages.Count;
        string? lacking = OfferedNames.Of(measure.Syntax).FirstOrDefault(name => !IsKnown(name, measure));
        if (lacking is null) Bind(measure);

        // What was said of another mechanism already is not said again, so silence alone is no sign that it goes.
        bool isQuiet = _model.Messages.Count == said;
        if (lacking is null && isQuiet && !measure.Type.IsError) return;
        _model.LeftOut[measure.Name] = lacking is not null ? $"there is no `{lacking}`" : isQuiet ? "its formula does not go" : _model.Messages.Last.Message;
        _model.Messages.Reconsider(said, _ => null);
        Bound.RemoveRange(bound, Bound.Count - bound);
        _model.Members.Remove(measure.Name);
        _model.Steps.Remove(measure);
    }

    private bool IsKnown(string name, StepSymbol measure) =>
        _model.Members.ContainsKey(name) || Builtins.IsTaken(name) || _model.Declarations.Find(name, measure.Source) is not null;
}
