import { useEffect, useState } from 'react'

/** Whether the reader has the focus, and not a field in it that is being typed into. */
export function useReaderFocused(): boolean {
  const [focused, setFocused] = useState(false)
  useEffect(() => {
    const look = (): void => {
      const at = document.activeElement
      setFocused(at !== null && at.closest('[data-reader]') !== null && at.closest('input, textarea') === null)
    }
    // After the event: while focus moves, nothing has it.
    const later = (): void => void setTimeout(look)
    look()
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', later)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', later)
    }
  }, [])
  return focused
}
