import { QuickSwitcher } from '../../features/sidebar/QuickSwitcher.tsx';
import { useSwitcherActions, type SharedActions } from './use-switcher-actions.tsx';

/** Ctrl+K: conversations, and behind `>` what can be done from anywhere. */
export function Switcher({ onClose, ...shared }: SharedActions & { readonly onClose: () => void }) {
  return <QuickSwitcher actions={useSwitcherActions(shared)} onClose={onClose} />;
}
