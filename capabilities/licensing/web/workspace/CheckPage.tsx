import { DraftFrame } from './DraftFrame.tsx'
import { AmendCheck } from './AmendCheck.tsx'
import { ApplyCheck } from './ApplyCheck.tsx'

/** The last look before something is handed in: an application, or the answer to a notice. */
export const Page = () => <DraftFrame>{(work) => (work.view ? <AmendCheck work={work} view={work.view} /> : <ApplyCheck work={work} />)}</DraftFrame>
