/* For tests of pipelines that are made later: what the callback said. */
#ifndef WGPU_ABI_TESTS_PIPELINE_H
#define WGPU_ABI_TESTS_PIPELINE_H

#include "common.h"

typedef struct PipelineAnswer {
    bool done;
    int calls;
    WGPUCreatePipelineAsyncStatus status;
    /* The one that was asked for; NULL where there is none. */
    WGPUComputePipeline compute;
    WGPURenderPipeline render;
    char message[4096];
} PipelineAnswer;

static inline void pipeline_answered(PipelineAnswer *answer, WGPUCreatePipelineAsyncStatus status, WGPUStringView message) {
    answer->status = status;
    copy_text(answer->message, sizeof answer->message, message);
    answer->calls++;
    answered(&answer->done);
}

static inline void on_compute_pipeline(WGPUCreatePipelineAsyncStatus status, WGPUComputePipeline pipeline,
                                       WGPUStringView message, void *userdata1, void *userdata2) {
    PipelineAnswer *answer = userdata1;
    (void)userdata2;
    answer->compute = pipeline;
    pipeline_answered(answer, status, message);
}

static inline void on_render_pipeline(WGPUCreatePipelineAsyncStatus status, WGPURenderPipeline pipeline,
                                      WGPUStringView message, void *userdata1, void *userdata2) {
    PipelineAnswer *answer = userdata1;
    (void)userdata2;
    answer->render = pipeline;
    pipeline_answered(answer, status, message);
}

#endif
