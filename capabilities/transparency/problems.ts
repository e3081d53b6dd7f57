import { Problem } from '../../kernel/problem.ts'

/** The database is not what witnesses or the mirror have seen: going on would make a second history. */
export const behind = (size: number, seen: number, who: string) => new Problem({
  code: 'transparency/behind', status: 503,
  title: { zh: '数据库比已经见证的记录旧，不能启动', en: 'The database is older than the record that was witnessed; it does not start' },
  detail: {
    zh: `数据库有 ${size} 条，${who} 已见 ${seen} 条：多半是恢复了较早的备份。请运行 npx anxu refill 补回其后的记录（见 docs/record.md“恢复”），不要删除见证方的记忆。`,
    en: `The database holds ${size} entries, ${who} has seen ${seen}: most likely an older backup was restored. Run "npx anxu refill" to bring back what followed (docs/record.md, Restore); never make a witness forget.`,
  },
})

export const forked = (size: number, who: string) => new Problem({
  code: 'transparency/forked', status: 503,
  title: { zh: '数据库与已经见证的记录不一致，不能启动', en: 'The database contradicts the record that was witnessed; it does not start' },
  detail: {
    zh: `${who} 见证的记录与数据库的前 ${size} 条不同。请运行 npx anxu audit 找出被改动的行，按 docs/record.md“恢复”处理。`,
    en: `What ${who} has witnessed differs from the first ${size} entries of the database. Run "npx anxu audit" to find the altered rows and follow docs/record.md, Restore.`,
  },
})
