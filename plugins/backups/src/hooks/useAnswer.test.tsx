import { act, renderHook, waitFor } from '@testing-library/react';
import { useAnswer } from './useAnswer';

interface Question {
  ask: (signal: AbortSignal) => Promise<string>;
  askedFor?: number;
}

function rendered(question: Question) {
  return renderHook(({ ask, askedFor }: Question) => useAnswer(ask, askedFor), {
    initialProps: question,
  });
}

const saying = (text: string) => async () => text;
const failing = async () => {
  throw new Error('the server is gone');
};

describe('useAnswer', () => {
  it('keeps the last answer beside the error when the same question fails later', async () => {
    const answers = [saying('first'), failing];
    const ask = () => answers.shift()!();
    const { result } = rendered({ ask });
    await waitFor(() => expect(result.current.value).toBe('first'));
    act(() => result.current.askAgain());
    await waitFor(() =>
      expect(result.current.error?.message).toBe('the server is gone'),
    );
    expect(result.current.value).toBe('first');
  });

  it('shows no answer to another question when a question fails', async () => {
    const { result, rerender } = rendered({ ask: saying('first') });
    await waitFor(() => expect(result.current.value).toBe('first'));
    rerender({ ask: failing });
    expect(result.current).toMatchObject({ value: 'first', isAsking: true });
    await waitFor(() => expect(result.current.isAsking).toBe(false));
    expect(result.current.value).toBeUndefined();
    expect(result.current.error?.message).toBe('the server is gone');
  });

  it('asks the same question again when what it is asked for changes, and forgets the error', async () => {
    const answers = [failing, saying('second')];
    const ask = () => answers.shift()!();
    const { result, rerender } = rendered({ ask, askedFor: 1 });
    await waitFor(() => expect(result.current.error).toBeDefined());
    rerender({ ask, askedFor: 2 });
    await waitFor(() => expect(result.current.value).toBe('second'));
    expect(result.current.error).toBeUndefined();
  });

  it('gives up a question that another one has replaced', async () => {
    const signals: AbortSignal[] = [];
    const slow = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<string>(() => {});
    };
    const { result, rerender } = rendered({ ask: slow });
    rerender({ ask: saying('second') });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    await waitFor(() => expect(result.current.value).toBe('second'));
  });
});
