using System.Collections.Immutable;

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
        foreach (StepSymbol measure in _model.Steps.Where(step => step.Syntax.IsMeasure).ToArray()) BindMeasure(measure);
        _model.Steps.RemoveAll(step => step.IsOffered && step.State != BindingState.Done);
    }

    private void BindMeasure(StepSymbol measure)
    {
        if (measure.State != BindingState.Waiting || !_model.Steps.Contains(measure)) return;
        if (!measure.IsOffered)
        {
            Bind(measure);
            return;
        }

        ImmutableHashSet<string> indices = [.. measure.Syntax.Indices.Select(index => index.Name.Text)];
        if (StepReads.Of(measure.Syntax.Body, indices, _model, measure.Name).Contains(measure))
        {
            Bind(measure);
            return;
        }

        foreach (StepSymbol read in StepReads.Of(measure.Syntax.Body, indices, _model, measure.Name).Where(read => read.Syntax.IsMeasure)) BindMeasure(read);
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
