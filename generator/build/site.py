"""The site made, from what was seen to the swap."""

import pickle
from itertools import chain

from generator.build.agencies import Agencies, Place
from generator.build.chunk import renderer_of
from generator.build.ledger import Ledger
from generator.build.options import Options, Result
from generator.build.originals import put_originals
from generator.build.products import Products
from generator.build.steps import Steps
from generator.build.summary import WHOLE, Summary, Wanted
from generator.build.tasks import Tasks
from generator.build.texts import Texts, shadow_digests
from generator.build.whole import (
    all_findings,
    files_of_about,
    files_of_archive,
    files_of_data,
    files_of_search,
    listed,
    shared_by_all,
    surveyed,
    workers_for,
)
from generator.content.folder import digest_of
from generator.content.outline import named
from generator.content.sight import Sight
from generator.finding import blocking
from generator.publish import output
from generator.publish.destination import MARK
from generator.publish.part import Part


def make(options: Options, sight: Sight, wanted: Wanted, known: Ledger, steps: Steps) -> Result:
    """Make the site of what was seen; the ledger takes note of it."""
    names = named(sight, options.base_url, options.host_url, unlisted=options.unlisted)
    shared = shared_by_all(names, wanted.tools, options.this_year)
    packed = pickle.dumps(shared)
    # Before processes are forked, so that none of them has to read a template.
    renderer = renderer_of(packed)
    crew_of = workers_for(names, options.jobs, options.executor)
    # Whoever writes into a stage has ended when it is cleared.
    with output.staged(options.output) as stage, crew_of as crew:
        texts = Texts(names.filed if options.search else (), stage, wanted.tools)
        place = Place(stage, options.output, texts.places)
        tasks = Tasks(options.content, names, shared, text=options.search)
        agencies = Agencies(
            tasks,
            packed,
            crew,
            strict=options.strict,
            is_blocked=blocking(names.findings, strict=options.strict),
        )
        steps.begin("agencies", "核验，生成各机关的页面")
        summaries = agencies.summaries(known, place, steps)
        steps.begin("archive", "生成总表")
        survey = surveyed(names, summaries)
        findings = all_findings(names, summaries, survey)
        if blocking(findings, strict=options.strict):
            return Result(findings)
        addresses = listed(summaries)
        digests = shadow_digests(summaries) if options.search else {}
        keys = {key: summary.key for key, summary in summaries.items()}
        # The survey has what they say; twice it would be the largest thing there is.
        summaries.clear()
        products = Products(survey, keys, wanted.tools)
        offer = products.make(place, crew, known)
        own = Part(stage.root)
        of_archive = files_of_archive(survey, addresses, findings, renderer, offer)
        for file, content in chain(renderer.assets.files(), of_archive, names.static.items()):
            own.write(file, content)
        offered = own.written | products.written
        for file, content in files_of_data(survey, digest_of(names.folders), own, offered):
            own.write(file, content)
        if options.search:
            steps.begin("search", "建立搜索")
            texts.build(digests, agencies, place, known)
        for file, content in files_of_search(survey, texts.folders):
            own.write(file, content)
        put_originals(names.kept.values(), own, options.output)
        tree = agencies.tree
        tree.add(texts.files.items())
        tree.add(own.written.items())
        tree.add(products.written.items())
        fingerprint = tree.fingerprint()
        for file, content in files_of_about(survey, fingerprint, renderer):
            own.write(file, content)
        steps.begin("publish", "发布")
        of_all = len(texts.files) + len(own.written) + len(products.written)
        total = agencies.files + of_all + len([MARK])
        whole = Summary(
            part=WHOLE,
            key=wanted.key,
            findings=tuple(findings),
            files=tuple(own.written.items()),
            total=total,
            fingerprint=fingerprint,
        )
        known.add(whole)
        stage.publish()
        return Result(
            findings,
            published=True,
            files=total,
            has_address=names.archive.settings.has_address,
            has_door=names.archive.settings.has_door,
            fingerprint=fingerprint,
        )
