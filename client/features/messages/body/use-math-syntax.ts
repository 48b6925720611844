import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { MathSyntax } from '../../../../server/contracts/markup/index.ts';
import { chatStore } from '../../../store/chat-store.ts';

/** How formulas are written in this workspace; undefined when they are not. */
export function useMathSyntax(): MathSyntax | undefined {
  const enabled = useStore(chatStore, (state) => state.settings['Katex_Enabled'] === true);
  const dollar = useStore(chatStore, (state) => state.settings['Katex_Dollar_Syntax'] === true);
  const parenthesis = useStore(chatStore, (state) => state.settings['Katex_Parenthesis_Syntax'] === true);
  return useMemo(() => (enabled ? { dollar, parenthesis } : undefined), [enabled, dollar, parenthesis]);
}
