import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { acting } from './acting.ts'
import type { album } from './album.ts'
import type { TestBrowser } from './open.ts'
import type { Product } from './product.ts'

type Row = { id: string; name: string; number: string; members: number; state: string }
const laterChapter = 2

/** What the year of the demonstration holds beside ordinary cases, seen where its officers see it. */
export function episodeStories(product: Product, browser: TestBrowser, tour: ReturnType<typeof album>) {
  const { as, ready } = acting(product, browser)
  const rows = async (page: Page, query: string) => (await page.evaluate(async (path) => (await fetch(`/api/${path}`)).json(), query) as { items: Row[] }).items
  const show = (page: Page, name: string, caption: string) => tour.show(page, name, caption, laterChapter)
  const opens = async (page: Page, path: string, text: string) => {
    await page.goto(product.url + path)
    await ready(page)
    await page.getByText(text).first().waitFor()
  }
  const first = async (page: Page, query: string, fits: (row: Row) => boolean = () => true) => {
    const row = (await rows(page, query)).find(fits)
    assert.ok(row, query)
    return row
  }

  test('a difficult case was voted four to one, with one member recused', async () => {
    const head = await as('fangjianguo', '/workbench/')
    await head.getByText('临近视为准予延续').waitFor()
    assert.deepEqual([await head.getByText('已视为准予').count(), await head.getByText(/还有 \d+ 天/).count()], [1, 1])
    await show(head, 'deemed-renewal', '负责人首页：延期将要或者已经视为准予 — The head’s home: renewals that will count, or already count, as granted')
    await opens(head, `/workbench/deliberation/meetings/${(await first(head, 'deliberation/meetings?limit=100', (m) => m.members === 6)).id}`, '准予 4')
    await head.getByText('宋岚').first().waitFor()
    await show(head, 'meeting', '集体审议：四票准予、一票不予、一人回避 — A meeting: four to one, one member recused')
  })

  test('a hearing was held, and a site was checked by two officers', async () => {
    const head = await as('fangjianguo', '/workbench/')
    await opens(head, `/workbench/hearings/${(await first(head, 'hearings/hearings', (h) => h.state === 'closed')).id}`, '听证笔录')
    await show(head, 'hearing', '听证：谁主持、各方说了什么、谁签了字 — A hearing: who presided, what was said, who signed')
    await opens(head, `/workbench/site-checks/${(await first(head, 'site-checks/checks')).id}`, '核查记录')
    await show(head, 'site-check', '现场核查：两人到场、照片、企业签字 — An on-site check: two officers, photos, a signature')
  })

  test('one licence is suspended; another was annulled, and everybody can see it', async () => {
    const head = await as('fangjianguo', '/workbench/')
    await opens(head, `/workbench/licences/${(await first(head, 'licensing/licences?state=suspended')).id}`, '暂扣中')
    await show(head, 'suspended', '暂扣：有截止日期，复查合格才恢复 — Suspended, with an end; it comes back after a check')
    const annulled = await first(head, 'licensing/licences?state=annulled')
    await opens(head, `/workbench/licences/${annulled.id}`, '不得再次申请')
    await show(head, 'annulled', '以欺骗取得的许可被撤销，三年内不得再申请 — Annulled for fraud: no new application for three years')
    const citizen = await browser.page(`${product.url}/check?number=${encodeURIComponent(annulled.number)}`, { phone: true })
    await ready(citizen)
    await citizen.getByText('撤销').first().waitFor()
    await show(citizen, 'annulled-on-phone', '手机上查验被撤销的许可证 — Anyone who checks it is told, on the phone too')
  })

  test('the lights say which case is late; an officer whose qualification lapsed is refused', async () => {
    const head = await as('fangjianguo', '/workbench/oversight')
    for (const light of ['黄色预警', '红色预警', '已超期']) await head.getByText(light).first().waitFor()
    await show(head, 'oversight', '办理监督：各环节用了多少时限、谁负责 — Oversight: how much of each limit is used, and whose it is')
    await opens(head, `/workbench/officers/${(await first(head, 'officers/officers', (o) => o.name === '彭霞')).id}`, '已届满')
    await show(head, 'lapsed', '资格届满的人员不能再办理 — Whoever’s qualification lapsed can no longer act')
    const auditor = await as('yejianing', '/workbench/attempts')
    await auditor.getByText('没有有效的岗位资格').first().waitFor()
  })

  test('an approval standard with quantified indicators holds, by which later cases are measured', async () => {
    const head = await as('fangjianguo', '/workbench/standards')
    await head.getByText('非煤矿山').first().waitFor()
    await show(head, 'standards', '审批标准：量化指标、版本和施行日期 — Approval standards: indicators, versions and dates')
  })

  test('a complaint was looked into by one person and answered by another', async () => {
    const auditor = await as('yejianing', '/workbench/')
    await opens(auditor, `/workbench/integrity/complaints/${(await first(auditor, 'integrity/complaints')).id}`, '投诉属实')
    await show(auditor, 'complaint', '投诉：一人调查、另一人答复 — A complaint: one person investigates, another answers')
  })
}
