import {
  ChevronRight,
  Columns3,
  CopyCheck,
  CalendarDays,
  FileArchive,
  Folder,
  FolderInput,
  GitCompareArrows,
  History,
  Library as LibraryIcon,
  type LucideIcon,
  Newspaper,
  Search,
  Tag,
  Trash2,
} from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { droppedArticles, holdsArticles } from '../../app/article-drag.ts'
import { useCommand } from '../../app/commands.ts'
import { useT } from '../../i18n/use-t.ts'
import { onApple } from '../../ui/keys.ts'
import { ContextMenu, type MenuEntry, type MenuPoint } from '../../ui/menu.tsx'
import { takesArticles, type ArticleDrop, type LibraryNode } from './nodes.ts'
import styles from './library.module.css'

const icons: Partial<Record<LibraryNode['kind'], LucideIcon>> = {
  all: LibraryIcon,
  untagged: Tag,
  bin: Trash2,
  review: GitCompareArrows,
  duplicates: CopyCheck,
  history: History,
  set: Columns3,
  search: Search,
  run: FolderInput,
  date: CalendarDays,
  folder: Folder,
  container: FileArchive,
}

interface LibraryTreeProps {
  readonly nodes: readonly LibraryNode[]
  /** The key of the line that the window shows. */
  readonly current: string
  readonly menuOf: (node: LibraryNode) => MenuEntry[]
  /** `add`: besides what is shown already. */
  readonly onChoose: (node: LibraryNode, add: boolean) => void
  readonly onToggle: (node: LibraryNode) => void
  readonly onDrop: (drop: ArticleDrop) => void
}

/** The library as a tree: arrow keys move, right and left open and close, letters go to what begins with them. */
export function LibraryTree({ nodes, current, menuOf, onChoose, onToggle, onDrop }: LibraryTreeProps) {
  const t = useT()
  const tree = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState('all')
  const [over, setOver] = useState<string | null>(null)
  const [menu, setMenu] = useState<{ readonly node: LibraryNode; readonly at: MenuPoint } | null>(null)
  const typed = useRef({ text: '', at: 0 })

  // A line that went away hands the cursor on, so that Tab always finds one.
  const tabKey = nodes.some((node) => node.key === cursor) ? cursor : (nodes[0]?.key ?? '')
  const focus = (key: string): void => {
    setCursor(key)
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus()
  }
  useCommand('view.library', () => focus(nodes.some((node) => node.key === current) ? current : tabKey))

  // The line that is shown is brought into sight, without taking the focus.
  useEffect(() => {
    tree.current?.querySelector(`[data-key="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = nodes.findIndex((node) => node.key === tabKey)
    const node = nodes[at]
    if (node === undefined || event.altKey) return
    const go = (to: number): void => {
      const target = nodes[Math.min(Math.max(to, 0), nodes.length - 1)]
      if (target !== undefined) focus(target.key)
    }
    const command = onApple ? event.metaKey : event.ctrlKey
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(nodes.length - 1)
    else if (event.key === 'ArrowRight') {
      if (node.open === false) onToggle(node)
      else if (node.open === true) go(at + 1)
    } else if (event.key === 'ArrowLeft') {
      if (node.open === true) onToggle(node)
      else go(nodes.findLastIndex((other, place) => place < at && other.level < node.level))
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(node, command)
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = (event.target as HTMLElement).getBoundingClientRect()
      if (menuOf(node).length > 0) setMenu({ node, at: { x: box.left + 24, y: box.bottom - 4 } })
    } else if (event.key === 'F2' || event.key === 'Delete') {
      const wanted = event.key === 'F2' ? ['edit', 'rename', 'edit-search'] : ['delete']
      menuOf(node)
        .find((entry) => wanted.includes(entry.id))
        ?.onAction()
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      const now = Date.now()
      typed.current = {
        text: (now - typed.current.at < 800 ? typed.current.text : '') + event.key.toLowerCase(),
        at: now,
      }
      const start = typed.current.text.length > 1 ? at : at + 1
      const order = [...nodes.slice(start), ...nodes.slice(0, start)]
      const found = order.find((other) => other.label.toLowerCase().startsWith(typed.current.text))
      if (found !== undefined) focus(found.key)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const dragOver = (event: DragEvent, node: LibraryNode): void => {
    if (!holdsArticles(event) || !takesArticles(node)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(node.key)
  }

  return (
    <>
      <div
        ref={tree}
        role="tree"
        tabIndex={-1}
        aria-label={t('pane.library')}
        className={styles.tree}
        onKeyDown={onKeyDown}
      >
        {nodes.map((node) => {
          const Icon = icons[node.kind]
          return (
            <div
              key={node.key}
              role="treeitem"
              data-key={node.key}
              data-kind={node.kind}
              data-over={over === node.key || undefined}
              data-vague={node.vague || undefined}
              tabIndex={node.key === tabKey ? 0 : -1}
              aria-level={node.level}
              aria-expanded={node.open}
              aria-selected={node.key === current}
              className={styles.line}
              style={{ paddingInlineStart: 8 + (node.level - 1) * 14 }}
              onClick={(event) => {
                setCursor(node.key)
                onChoose(node, onApple ? event.metaKey : event.ctrlKey)
              }}
              onFocus={() => setCursor(node.key)}
              onContextMenu={(event) => {
                event.preventDefault()
                setCursor(node.key)
                if (menuOf(node).length > 0) setMenu({ node, at: { x: event.clientX, y: event.clientY } })
              }}
              onKeyDown={undefined}
              onDragEnter={(event) => dragOver(event, node)}
              onDragOver={(event) => dragOver(event, node)}
              onDragLeave={() => setOver((key) => (key === node.key ? null : key))}
              onDrop={(event) => {
                setOver(null)
                const ids = droppedArticles(event)
                if (ids.length === 0 || !takesArticles(node)) return
                event.preventDefault()
                event.stopPropagation()
                onDrop({ node, ids })
              }}
            >
              {node.open !== undefined && (
                <button
                  type="button"
                  tabIndex={-1}
                  aria-hidden
                  className={styles.arrow}
                  data-open={node.open || undefined}
                  onClick={(event) => {
                    event.stopPropagation()
                    onToggle(node)
                  }}
                >
                  <ChevronRight size={12} strokeWidth={2.25} />
                </button>
              )}
              {Icon !== undefined && <Icon size={15} strokeWidth={1.75} aria-hidden className={styles.icon} />}
              {node.kind === 'value' && node.key.startsWith('outlet:') && node.vague !== true && (
                <Newspaper size={14} strokeWidth={1.5} aria-hidden className={styles.icon} />
              )}
              {node.colour !== undefined && (
                <span className={styles.dot} style={{ background: `var(--tag-${node.colour})` }} aria-hidden />
              )}
              <bdi
                className={styles.label}
                title={node.search === undefined ? node.label : `${node.label}\n${node.search.query}`}
              >
                {node.label}
              </bdi>{' '}
              {node.count !== null && <span className={styles.count}>{t('library.count', { count: node.count })}</span>}
            </div>
          )
        })}
      </div>
      {menu !== null && (
        <ContextMenu
          label={t('library.menu', { label: menu.node.label })}
          at={menu.at}
          entries={menuOf(menu.node)}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  )
}
